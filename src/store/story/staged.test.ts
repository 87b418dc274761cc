/** The setup of a page of the story is no news; in the sandbox the same document lists it. */
import { beforeEach, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import type { Beat } from '../../lessons/types.ts';
import type { ActionDocument, ScenarioDocument } from '../../scenario/types.ts';
import type { SimEvent } from '../../sim/types.ts';
import { openRun } from '../commands.ts';
import { listedOn, listedUpTo, pageOf } from '../pages.ts';
import type { Session } from '../session.ts';
import { headOf } from '../standing.ts';
import { arriveAtEnd } from './reading.ts';
import type { Reading } from './state.ts';
import { openPage, stillReading } from './testing/page.ts';

let reading: Reading;
let session: Session;
beforeEach(() => {
  reading = stillReading();
  ({ session } = reading);
});

const SET_UP: readonly ActionDocument[] = [
  { at: 0, do: 'link', from: 'S1', to: 'S3', latency: [16, 16] },
  { at: 0, do: 'network', loss: 0.1 },
  { at: 0, do: 'block', type: 'AppendEntries', from: 'S1', to: 'S4' },
  { at: 0, do: 'hold', from: 'S1', to: 'S5' },
  { at: 0, do: 'cut', from: 'S2', to: 'S1' },
  { at: 0, do: 'partition', groups: [['S1', 'S2', 'S3', 'S4'], ['S5']] },
  { at: 0, do: 'wipe', server: 'S4' },
  { at: 0, do: 'crash', server: 'S5' },
  { at: 0, do: 'pause', server: 'S2' },
];
const DONE: ActionDocument = { at: 20, do: 'crash', server: 'S3' };
const RUN: ScenarioDocument = { raftarium: 1, seed: 1, actions: [...SET_UP, DONE] };
const BEATS: readonly Beat[] = [{ id: 'first' }, { id: 'second', until: { at: 30 } }];

const turnTo = (beat: string): void => openPage(reading, RUN, BEATS, beat);

const isAction = ({ what }: Pick<SimEvent, 'what'>) => 'action' in what;

/** Acts on the cluster, as the list, the track and the headline show them, by kind. */
function shownEvents() {
  const { world, highlights } = session.getState();
  const listed = listedOn(session, pageOf(session, world.seq), 'decisions', world.seq);
  const head = headOf(session.getState());
  return {
    list: listed.filter(isAction).map(({ what }) => what.kind),
    counted: listedUpTo(session, world, 'decisions') - listed.length,
    track: highlights.filter(({ sort }) => sort === 'action').map(({ kind }) => kind),
    head: head && isAction(head) ? head.what.kind : null,
  };
}

test('the story does not list acts before its page begins', () => {
  turnTo('first');
  expect(session.getState().world.time).toBe(0);
  expect(shownEvents()).toEqual({ list: [], counted: 0, track: ['crash'], head: null });
  turnTo('second');
  arriveAtEnd(reading);
  expect(shownEvents()).toMatchObject({ list: ['crash'], counted: 0, track: ['crash'] });
});

test('the sandbox lists all acts', () => {
  openRun(session, RUN, fromMs(30));
  const kinds = [...SET_UP, DONE].map((action) => action.do);
  expect(shownEvents()).toMatchObject({ list: kinds, counted: 0, track: kinds });
  expect(session.run.history.world.eventCounts.turns).toBeGreaterThan(SET_UP.length);
});
