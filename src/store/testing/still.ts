/** A session whose frames come when a test says so: until then, what plays stands still. */
import { browserTime } from '../../playback/time-source.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';

export type Frame = (wallMs: number) => void;

/** `frames`: those that are asked for, to be called by the test. */
export const stillSession = (frames: Frame[] = []): Session =>
  createSession({
    clock: { ...browserTime, request: (frame) => frames.push(frame), cancel: () => undefined },
  });
