/** The buttons and fields that act on the run, the cluster and the page. */

export const request = 'Request';
export const partition = 'Partition';
export const network = 'Network';
export const letGo = 'Let go';
export const heal = 'Heal';

export const steps = 'Steps';
export const toStart = 'To the start';
export const previousHighlight = 'Previous highlight';
export const previousEvent = 'Previous event';
export const play = 'Play';
export const pause = 'Pause';
export const nextEvent = 'Next event';
export const nextHighlight = 'Next highlight';
export const toEnd = 'To the end';
export const playUntil = 'Play until';

export const servers = 'Servers';
export const serversHint = 'How many servers the cluster has';
export const newRun = 'New run';
export const wrongServers = (most: number) => `A cluster has 1 to ${most} servers.`;

export const undo = 'Undo';
export const share = 'Share';
export const shareHint = 'Copy the address of what is open, and share it in other ways';
export const file = 'File';
export const help = 'Help';
export const more = 'More';
export const diagram = 'Space–time diagram';
export const legend = 'Legend';
export const hall = 'Hall mode';

export const themes = { system: 'system', light: 'light', dark: 'dark' } as const;
export const theme = (name: string) => `Theme: ${name}`;
export const changeTheme = (name: string, next: string) => `Theme: ${name}. Change to ${next}`;

export const speed = 'Speed';
export const speedHint = 'Slower ([), faster (])';
export const breakRule = 'Break a rule';
