/** The session of a picture: it shows the times that are asked for, and the page's session is not touched. */
import { expect, test } from 'vitest';
import { PARTITION } from '../../scenario/testing/documents.ts';
import { createSession } from '../createSession.ts';
import { seek } from '../moving.ts';
import { picturedRun, roll, showTime } from './shown.ts';

test('a rolling picture is at each time exactly, however long the frames are', async () => {
  const pictured = picturedRun({ document: PARTITION });
  const { session, motion } = pictured;
  const alone = createSession({ document: PARTITION });
  await showTime(pictured, 400_000);
  roll(pictured, 1 / 50);
  for (const time of [400_000, 412_345, 412_346, 480_000, 601_000]) {
    await showTime(pictured, time);
    motion.pass(40);
    seek(alone, time);
    expect(session.playhead.now()).toBe(time);
    expect(session.getState().world.hash).toBe(alone.getState().world.hash);
    expect(session.playhead.moving).toBe(true);
  }
});
