/**
 * The sign across a way: bars if it holds messages, a cross if it loses them; an arrow if it is open through
 * a wall.
 */
export const GATE = {
  held: 'M-3.5,-10V10M3.5,-10V10',
  blocked: 'M-6,-6L6,6M6,-6L-6,6',
  open: 'M-7.5,0H6M1,-5L6.5,0L1,5',
} as const;
