/** The groups of the library, in the order of its page. */
import type { Group } from './types.ts';

export const GROUPS: readonly Group[] = [
  { id: 'elections', title: 'Choosing a leader', about: 'Who stands, who votes, and what can delay them.' },
  {
    id: 'replication',
    title: 'Copying the log',
    about: 'How a command gets to every server, and when it is safe.',
  },
  { id: 'stops', title: 'Servers that stop', about: 'They crash, pause, come back, or are slow.' },
  { id: 'partitions', title: 'A network in pieces', about: 'Some servers cannot reach some others.' },
  {
    id: 'networks',
    title: 'Messages lost or late',
    about: 'The network loses, repeats or delays what is sent.',
  },
  {
    id: 'figures',
    title: 'Figures of the paper',
    about: 'The two famous cases, with the logs as they are printed.',
  },
  { id: 'sizes', title: 'Sizes and settings', about: 'How many servers, and how patient they are.' },
  { id: 'incidents', title: 'It happened', about: 'Faults that real systems met, as published, in small.' },
  {
    id: 'broken',
    title: 'One rule left out',
    about: 'What each rule protects: the same run without it, and with it.',
  },
];
