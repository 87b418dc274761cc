/** The name of a server: S1, S2, … */
export const serverName = (id: number): string => `S${id}`;
