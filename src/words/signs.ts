/** The signs of the track and of the space–time diagram: name and meaning. */
import type { Sort } from '../sim/kinds.ts';

interface Sign {
  readonly name: string;
  readonly text: string;
}

export const onTrack: Readonly<Record<Sort | 'bands' | 'planned', Sign>> = {
  bands: {
    name: 'Bands',
    text: 'Above, in its colour, the term in which somebody led; striped while nobody did. Below, the highest term.',
  },
  violation: { name: 'Danger', text: 'A safety property broke.' },
  leader: { name: 'New leader', text: 'A candidate has won its election.' },
  candidate: { name: 'Candidate', text: 'A server stands for election.' },
  'step-down': { name: 'Step-down', text: 'A candidate or a leader becomes a follower.' },
  rollback: { name: 'Roll-back', text: 'A server removes entries from its log.' },
  lost: { name: 'Lost', text: 'A message was lost.' },
  failed: { name: 'Failed write', text: 'A disk could not write, and its server crashed.' },
  commit: { name: 'Commit', text: 'The leader knows another entry committed.' },
  action: { name: 'Your act', text: 'Above the band: something was done from outside.' },
  request: { name: 'Request', text: 'Above the band: a client asked.' },
  planned: {
    name: 'Planned',
    text: 'Faint, where nothing has run yet: what the document of the run will do then.',
  },
};

export const inDiagram = {
  lane: {
    name: 'Lane',
    text: 'A server through time, in its term’s colour: low a follower, dashed a candidate, double a leader.',
  },
  message: {
    name: 'Message',
    text: 'From when and where it was sent to when and where it came: whole a question, dashed an answer, thin a heartbeat. Its sign is the one it has on the ring.',
  },
  lost: {
    name: 'Lost',
    text: 'The line ends in a cross: at a cut, on its way, at a crashed server.',
  },
  leader: { name: 'Election, leader', text: 'A server stands for election; it has won.' },
  'step-down': onTrack['step-down'],
  commit: {
    name: 'Commit',
    text: 'Large where the leader commits, small where another server learns of it.',
  },
  entry: {
    name: 'Entry',
    text: 'A server appends to its log; below the lane, in the colour of the entry’s term.',
  },
  rollback: onTrack.rollback,
  crash: {
    name: 'Crash, restart',
    text: 'Between the two there is no band. A failed write is a crash, too.',
  },
  pause: { name: 'Pause, resume', text: 'Between the two the band is pale.' },
  request: { name: 'Request', text: 'A client asks this server.' },
  action: {
    name: 'Your act',
    text: 'Something else was done from outside: a cut, a heal, a timer set.',
  },
} as const;
