/** The menus of a server, a message, a link and an event, and of “Play until”. */
export const way = (from: string, to: string) => `From ${from} to ${to}`;
export const message = (type: string, from: string, to: string) => `${type} from ${from} to ${to}`;
export const until = 'Play until';
export const entry = (server: string, index: number) => `Entry ${index} of ${server}`;
export const client = 'The client';
export const eventIsGone = 'This event is not of this run any more.';
export const messageIsGone = 'This message is not on its way any more.';

/** The commands on a link: on one direction, or on both. */
export const oneWay = (action: string, from: string, to: string) => `${action} ${from} → ${to}`;
export const oneWayOnly = (action: string, from: string, to: string) => `${action} ${from} → ${to} only`;
export const bothWays = (action: string) => `${action} both ways`;
export const settings = 'Latency, loss …';

export const whatItKnows = (server: string) => `What does ${server} know?`;

export const goToEvent = 'Go to this event';
export const goToCause = (time: string) => `What led to it, at ${time}`;
export const runToTime = 'Run to a time …';
export const runToEnd = (time: string) => `Run to the end of the plan, ${time}`;
