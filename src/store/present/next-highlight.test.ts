/** What comes next in a run, found without moving it. */
import { expect, test } from 'vitest';
import type { SimEvent } from '../../sim/types.ts';
import { runTo } from '../commands.ts';
import { stillSession } from '../testing/still.ts';
import { whenIdle } from '../work.ts';
import { findNextHighlight } from './next-highlight.ts';

async function next(session: ReturnType<typeof stillSession>): Promise<SimEvent | null | undefined> {
  let found: SimEvent | null | undefined;
  findNextHighlight(session, (event) => {
    found = event;
  });
  await whenIdle(session);
  return found;
}

test('the next highlight is found, and neither the cursor nor the page moves', async () => {
  const session = stillSession();
  const { world, events } = session.getState();
  const election = await next(session);
  expect(election?.what.kind).toBe('become-candidate');
  expect(session.run.history.world.hash).toBe(world.hash);
  expect(session.getState()).toMatchObject({ world, events, playing: false });

  runTo(session, election?.time ?? 0);
  await whenIdle(session);
  const leader = await next(session);
  expect(leader?.what.kind).toBe('become-leader');
  expect(session.playhead.now()).toBe(election?.time);
});
