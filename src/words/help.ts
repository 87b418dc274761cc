/** The help, and the tour of the page. `fingers`: the primary pointer is a finger. */
export const about =
  'A cluster of servers that agree by Raft. All you see is computed as you watch, microsecond by microsecond, and the same seed always gives the same run. Go back in time and do something else: a branch begins there. The address of the page always holds the whole run.';
export const takeTour = 'Take the tour';
export const openMenu = (fingers: boolean) =>
  `${fingers ? 'Tap' : 'Click'} a server, a message or a link: its menu opens.`;
export const drawLine = (fingers: boolean) =>
  `Draw a line across the ring: it cuts the network. ${fingers ? 'Tap' : 'Click'} the wall: it heals.`;
export const dragMessage = 'Drag a message along its way: it comes later, or at once.';
export const dragTrack = (fingers: boolean) =>
  `Drag the track to go through time. ${fingers ? 'Two fingers zoom it' : 'The wheel zooms it'}, and the diagram.`;
export const dropFile = 'Drop a scenario file onto the page, or paste its text or a link: its run opens.';
export const openFile = '“File”, behind the three dots, opens and saves a run.';
export const letterKeys = 'Single-letter keys.';
export const letterKeysHint =
  'Switched off, no letter, digit or sign is a command by itself. Buttons and menus do the same.';

export const tour = (step: string) => `Tour: ${step}`;
export const steps = {
  tank: {
    title: 'The tank',
    text: () =>
      'A whole cluster lives in here. Each disc is a server; the number in it, and its colour, is the term it is in. Who wears the crown leads.',
  },
  server: {
    title: 'A server',
    text: (fingers: boolean) =>
      `${fingers ? 'Tap' : 'Click'} one: it can be crashed, paused, asked for something. The arc is its patience. When it has run down, the server stands for election.`,
  },
  messages: {
    title: 'Messages, and the network',
    text: (fingers: boolean) =>
      `What flies between them are messages. ${fingers ? 'Tap' : 'Click'} one to drop or hold it, or drag it back along its way. A line drawn across the ring cuts the network in two.`,
  },
  logs: {
    title: 'The logs',
    text: () =>
      'What all of this is for: a list that every server keeps. Dashed is written, solid is known to be committed.',
  },
  time: {
    title: 'Time',
    text: () =>
      'Play, or go event by event. Drag the track back and do something else: the run branches there, and the old future stays.',
  },
  why: {
    title: 'And why?',
    text: (fingers: boolean) =>
      `What happened is told here, with the rule that decided it. ${fingers ? 'Tap' : 'Click'} a line to see what led to it, and what would have come of it otherwise.`,
  },
} as const;
export const stepOf = (step: number, steps: number) => `${step} of ${steps}`;
export const skipTour = 'Skip the tour';
export const previousStep = 'Previous step';
export const nextStep = 'Next step';
export const done = 'Done';
