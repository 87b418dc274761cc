/** In the place of a command that nobody has said: no request has it. */
export const UNSAID = '?';
