/**
 * The sign across a way: a bar if it is cut, bars if it holds messages, a cross if it loses them; an arrow if
 * it is open through a wall. The way leads to the right, and the line of its link lies 12 above it: no sign
 * touches that.
 */
export const GATE = {
  cut: 'M0,-6V14',
  held: 'M-3.5,-10V10M3.5,-10V10',
  blocked: 'M-6,-6L6,6M6,-6L-6,6',
  open: 'M-7.5,0H6M1,-5L6.5,0L1,5',
} as const;
