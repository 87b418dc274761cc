/** A page may begin at a later time of its run than the end of the page before. */
import { beforeEach, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { Beat } from '../../lessons/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import type { Session } from '../session.ts';
import { arriveAtEnd, endOfPage } from './reading.ts';
import type { Reading } from './state.ts';
import { openPage, stillReading } from './testing/page.ts';

let reading: Reading;
let session: Session;
beforeEach(() => {
  reading = stillReading();
  ({ session } = reading);
});

const RUN: ScenarioDocument = { raftarium: 1, seed: 1 };
const BEATS: readonly Beat[] = [
  { id: 'first', until: { at: 50 } },
  { id: 'later', scenario: RUN, opens: 390, until: { at: 420 } },
  { id: 'last', until: { at: 500 } },
];

const turnTo = (beat: string): void => openPage(reading, RUN, BEATS, beat);

/** The times at which the page begins and ends. */
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
