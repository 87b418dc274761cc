/** All named situations: plates and screenshots are made from them. */

import { slug } from '../../base/slug.ts';
import { ELECTIONS } from './elections.ts';
import { FAULTS } from './faults.ts';
import { FIGURES } from './figures.ts';
import type { Situation } from './situation.ts';
import { SIZES } from './sizes.ts';

export type { Situation } from './situation.ts';

export const SITUATIONS: readonly Situation[] = [...ELECTIONS, ...FAULTS, ...FIGURES, ...SIZES];

/** The name as part of a file's name: `figure-8-a`. */
export const slugOf = ({ name }: Situation): string => slug(name);
