/** What the reader may do: on the page everything, in an embed what its options allow. */
import { type OpenMenu, type Permit, type Session, useSession } from './session.ts';

/** Whether the reader may do one of these. */
export const may = ({ allowed }: Pick<Session, 'allowed'>, ...any: readonly Permit[]): boolean =>
  allowed === null || any.some((one) => allowed.has(one));

export const useMay = (...any: readonly Permit[]): boolean => may(useSession(), ...any);

/** The acts that the menus offer: without any of them, there is no menu. */
export const ACTS_IN: Readonly<Record<OpenMenu['kind'], readonly Permit[]>> = {
  server: ['crash', 'restart', 'pause', 'resume', 'timeout', 'request', 'wipe'],
  message: ['drop', 'duplicate', 'deliver', 'release', 'delay', 'hold'],
  way: ['cut', 'mend', 'hold', 'release'],
  event: ['play'],
  until: ['play'],
  look: [],
  request: [],
  entry: [],
  time: [],
};

/** What the dialog of the network offers. */
export const ACTS_ON_NETWORK: readonly Permit[] = ['network', 'link', 'cut', 'mend', 'hold', 'release'];
