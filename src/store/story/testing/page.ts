/** A story for tests: a page of one chapter, open on its run. */
import type { Beat } from '../../../lessons/types.ts';
import type { ScenarioDocument } from '../../../scenario/types.ts';
import { stillSession } from '../../testing/still.ts';
import { playAgain } from '../reading.ts';
import { createReading, type Reading } from '../state.ts';

/** Three servers that do nothing for long. */
export const STILL: ScenarioDocument = {
  raftarium: 1,
  seed: 1,
  cluster: { servers: 3, latency: [10, 10], electionTimeout: [10_000, 10_000] },
};

/** A reader in a session without frames. */
export const stillReading = (): Reading => createReading(stillSession());

/** Opens the page `beat` of a chapter with these beats, for a reader who has done nothing yet. */
export function openPage(
  reading: Reading,
  scenario: ScenarioDocument,
  beats: readonly Beat[],
  beat: string,
): void {
  reading.setState({
    mode: 'story',
    page: { chapter: 'a', beat },
    ticked: [],
    trial: null,
    revealing: false,
    over: false,
    missed: 0,
    half: false,
    reached: false,
    watching: null,
    progress: { at: null, read: [], answers: {}, bets: {}, done: [] },
    lesson: { chapter: { id: 'a', scenario, beats }, words: { title: '', about: '', beats: {} } },
  });
  playAgain(reading);
}
