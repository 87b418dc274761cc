/** Follows futures of a run beside the page. The page ends it by terminating the worker. */
import { answering, type FuturesRequest } from './answering.ts';

const answer = answering((report) => postMessage(report));
addEventListener('message', ({ data }: MessageEvent<FuturesRequest>) => answer(data));
