/** Everything of the lens that is fetched when it is used, as one file. */
export { lensed } from '../../store/lens-session.ts';
export { Believed } from '../cluster/Believed.tsx';
export { LensSign } from '../cluster/LensSign.tsx';
export { Sent } from '../cluster/Sent.tsx';
export { LogEnd } from '../logs/LogEnd.tsx';
