/** The panels beside the tank, or below it. */
export const sheets = {
  words: 'Words',
  logs: 'Logs',
  events: 'Events',
  run: 'Run',
  cluster: 'Cluster',
} as const;
export const belowTank = 'Below the tank';
export const moreHappenings = 'More of what happens';
export const fewerLines = 'Fewer lines';
export const moreLines = 'More lines';

export const hint = (fingers: boolean) =>
  `${fingers ? 'Tap' : 'Click'} a server to crash it, or drag a line across the ring to cut the network.`;
/** Each after its key. */
export const hintOfKeys = {
  request: 'asks the leader,',
  tour: 'shows you around,',
  files: 'opens and saves files.',
} as const;
