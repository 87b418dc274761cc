/** A page may open its run at a later time than its start, also a run that an earlier page has had. */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { Beat } from '../../lessons/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';
import { arriveAtEnd, endOfPage, playAgain } from './reading.ts';
import { createReading, type Reading } from './state.ts';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

beforeAll(() => {
  vi.stubGlobal('requestAnimationFrame', () => 1);
  vi.stubGlobal('cancelAnimationFrame', () => undefined);
});

const RUN: ScenarioDocument = { raftarium: 1, seed: 1 };
const BEATS: readonly Beat[] = [
  { id: 'first', until: { at: 50 } },
  { id: 'later', scenario: RUN, opens: 390, until: { at: 420 } },
  { id: 'last', until: { at: 500 } },
];

function turnTo(beat: string): void {
  reading.setState({
    mode: 'story',
    page: { chapter: 'a', beat },
    over: false,
    lesson: { chapter: { id: 'a', scenario: RUN, beats: BEATS }, words: { title: '', about: '', beats: {} } },
  });
  playAgain(reading);
}

/** Where the page begins, and where it ends. */
function span(): readonly number[] {
  const begin = session.playhead.now();
  arriveAtEnd(reading);
  expect(session.playhead.now()).toBe(endOfPage(reading));
  return [begin, session.playhead.now()];
}

test('its part of the run begins there, and the next page goes on from its end', () => {
  turnTo('first');
  expect(span()).toEqual([0, fromMs(50)]);
  turnTo('later');
  expect(span()).toEqual([fromMs(390), fromMs(420)]);
  turnTo('last');
  expect(span()).toEqual([fromMs(420), fromMs(500)]);
  turnTo('first');
  expect(span()).toEqual([0, fromMs(50)]);
});
