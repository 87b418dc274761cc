/** The speed of a run. */
export const realTime = 'real time';
export const faster = (times: string) => `${times} times real time`;
export const slower = (times: string) => `${times} times slower than real time`;
export const asFastAsCan = 'As fast as this machine can';
export const asFastAsCanAbout = (pace: string) => `As fast as this machine can: about ${pace}`;
