/** The page around its views: its regions, tabs and ways. */
export const sheets = {
  words: 'Words',
  logs: 'Logs',
  events: 'Events',
  run: 'Run',
  cluster: 'Cluster',
} as const;
export const belowTank = 'Below the tank';
