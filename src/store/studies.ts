/** The study panels, each of which looks closer at one side of a run. */
export const STUDIES = ['why', 'rules', 'server', 'knows', 'majorities', 'numbers', 'odds'] as const;
export type Study = (typeof STUDIES)[number];

export interface OpenStudy {
  readonly what: Study;
  /** A new object each time that the reader asks for it: it gets the focus. Missing if a link opened it. */
  readonly wanted?: object;
}
