/** The panel with questions about the run, and their answers. */
export const offered =
  'Point at a server, a message, an entry, a client, an event or the track: its menu has questions. These are there now.';
export const whilePlaying = 'Pause the run: then its questions are here.';
export const at = (time: string): string => `At ${time}`;
export const decidedAt = (time: string): string => `As it was decided at ${time}`;
export const about = 'About';
export const nothing = 'Nothing to ask now.';
export const other = 'Other questions';
export const back = (question: string): string => `Back to “${question}”`;
export const happened = 'By now it has happened.';
export const whyNot = 'Why not?';
export const since = (time: string): string => `Since ${time}`;
