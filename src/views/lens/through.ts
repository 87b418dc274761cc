/** Everything of the lens that is fetched when it is used, as one file. */
export { lensed } from '../../store/lens-session.ts';
export { Believed } from './Believed.tsx';
export { LensSign } from './LensSign.tsx';
export { LogEnd } from './LogEnd.tsx';
export { Sent } from './Sent.tsx';
