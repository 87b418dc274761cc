/** What stands across a way: bars where it holds what is sent, a cross where it loses it. */
export const GATE = { held: 'M-3.5,-10V10M3.5,-10V10', blocked: 'M-6,-6L6,6M6,-6L-6,6' } as const;
