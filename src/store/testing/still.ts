/** A session whose frames the test controls: until then, playing does not advance. */
import { browserTime } from '../../playback/time-source.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';

export type Frame = (wallMs: number) => void;

/** `frames`: the requested ones, which the test calls. */
export const stillSession = (frames: Frame[] = []): Session =>
  createSession({
    clock: { ...browserTime, request: (frame) => frames.push(frame), cancel: () => undefined },
  });
