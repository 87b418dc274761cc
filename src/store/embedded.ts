/** An embed is this page in a frame of another page, with `?embed`. It stores nothing. */

/** Whether an address is that of an embed, by its query. */
const ASKS = /[?&]embed(?=[=&]|$)/;

export const isEmbedded = (): boolean => ASKS.test(globalThis.location?.search ?? '');
