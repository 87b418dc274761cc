/** Marks on messages and ballots, drawn as strokes around (0, 0). */
export const MARKS = {
  yes: 'M-4.6,0.4L-1.4,3.8L4.8,-4',
  no: 'M-3.8,-3.8L3.8,3.8M3.8,-3.8L-3.8,3.8',
  question: 'M-3.4,-3.2C-3.2,-7.6 3.6,-7.4 3.4,-3.2C3.3,-0.9 0,-0.9 0,2M0,5.6L0,5.7',
} as const;

export type Mark = keyof typeof MARKS;

/** A leader's crown, around the middle of its foot. */
export const CROWN = 'M-17,2L-21,-16L-10,-7.5L0,-21L10,-7.5L21,-16L17,2Z';
