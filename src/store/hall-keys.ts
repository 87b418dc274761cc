/** The commands of hall mode, and their keys. */
import * as words from '../words/commands.ts';
import type { Command } from './command.ts';
import { inHall } from './present/hall-part.ts';

/** They come first: in a hall a clicker's keys mean what a clicker says. */
export const IN_HALL: readonly Command[] = [
  {
    id: 'blank',
    name: words.blank,
    group: 'page',
    key: '.',
    also: ['b'],
    inHall: true,
    run: inHall('toggleBlank'),
  },
  { id: 'pointer', name: words.pointer, group: 'page', key: 'c', inHall: true, run: inHall('togglePointer') },
  {
    id: 'fill',
    name: words.fill,
    group: 'page',
    key: 'F5',
    anyShift: true,
    inHall: true,
    run: inHall('fillScreen'),
  },
];
