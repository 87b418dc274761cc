/** What a server is called, by its number: S1, S2, … */
export const serverName = (id: number): string => `S${id}`;
