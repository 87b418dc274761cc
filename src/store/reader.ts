/** What reads and packs addresses and documents: heavy, and a newcomer needs none of it. */
import { Part } from '../parts/part.ts';

export const reader = new Part(() => import('./address.ts'));
