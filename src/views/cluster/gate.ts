/** What stands across a way: bars where it holds what is sent, a cross where it loses it; an arrow where it is open through a wall. */
export const GATE = {
  held: 'M-3.5,-10V10M3.5,-10V10',
  blocked: 'M-6,-6L6,6M6,-6L-6,6',
  open: 'M-7.5,0H6M1,-5L6.5,0L1,5',
} as const;
