/** What the inspector finds of a message, on its way and after it. */
import { beforeEach, expect, test } from 'vitest';
import { nextEvent, openRun, seek, select } from './commands.ts';
import { fateOf, inspectedMessage } from './inspect.ts';
import { inspected } from './leader.ts';
import type { Session } from './session.ts';
import { stillSession } from './testing/still.ts';

let session: Session;
beforeEach(() => {
  session = stillSession();
  openRun(session, {
    raftarium: 1,
    seed: 31,
    actions: [
      { at: 0, do: 'cut', from: 'S3', to: 'S2' },
      { at: 250, do: 'request', server: 'leader', command: 'SET x 5' },
    ],
  });
});

/** The id of the first message of a kind that is on its way. */
function flying(type: string, to: number): number {
  for (let i = 0; i < 500; i++, nextEvent(session)) {
    const found = session
      .getState()
      .world.packets.find(({ message }) => message.type === type && message.to === to);
    if (found) return found.id;
  }
  throw new Error(`no ${type} to ${to}`);
}
const kinds = (id: number) => {
  const fate = fateOf(session, id);
  return fate && [fate.end?.what.kind ?? 'on its way', ...fate.then.map(({ what }) => what.kind)];
};

test('a RequestVote: on its way, then received, and what its receiver did with it', () => {
  const id = flying('RequestVote', 1);
  expect(kinds(id)).toEqual(['on its way']);
  seek(session, 400_000);
  expect(kinds(id)).toEqual(['deliver', 'new-term', 'grant-vote', 'send']);
});

test('a message at a cut: it was lost, and nobody did anything with it', () => {
  seek(session, 400_000);
  const lost = session.getState().events.find(({ what }) => what.kind === 'lost');
  const id = lost?.what.kind === 'lost' ? lost.what.packet.id : 0;
  expect(kinds(id)).toEqual(['lost']);
});

test('a message that was not sent yet has no fate', () => {
  const id = flying('RequestVote', 1);
  seek(session, 0);
  expect(fateOf(session, id)).toBeNull();
});

test('what is inspected: the selected server, else the leader; a selected message, or that of an event', () => {
  seek(session, 400_000);
  expect(inspected(session.getState())).toBe(3);
  select(session, { kind: 'server', id: 2 });
  expect(inspected(session.getState())).toBe(2);
  const sent = session.getState().events.findLast(({ what }) => what.kind === 'send');
  select(session, { kind: 'event', id: sent?.seq ?? 0 });
  expect(inspectedMessage(session.getState(), session)).toBe(
    sent?.what.kind === 'send' && sent.what.packet.id,
  );
});
