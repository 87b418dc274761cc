/** The panels that look closer at a run. */
export const lookCloser = 'Look closer';
export const close = 'Close';

export const titles = {
  why: 'Why, and why not',
  rules: 'The rules',
  server: 'Server or message',
  knows: 'What one server knows',
  majorities: 'Majorities',
  numbers: 'Numbers',
  odds: 'When was it decided?',
} as const;
