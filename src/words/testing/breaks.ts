/** Where a line may end within a value or a number. */
export const BREAK =
  /(= \d|\w =|\b[xy] (is|to) \d|\d ms\b|\d (of|to) \d|\b(terms?|index|entry|entries|figure) \d)/i;
