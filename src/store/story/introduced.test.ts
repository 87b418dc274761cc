/** Which panels and marks the story has introduced, and to whom. */
import { beforeEach, expect, test } from 'vitest';
import { INTRODUCED_ON, type Introduced } from '../../lessons/contents.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';
import { keyOf, pageFrom } from './pages.ts';
import { createReading, isIntroduced, type Reading, type Story } from './state.ts';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

const reader = (more: Partial<Story>, read: readonly string[] = []): Story => {
  const story = reading.getState();
  return { ...story, ...more, progress: { ...story.progress, read } };
};
const all = Object.keys(INTRODUCED_ON) as Introduced[];

test.each(all)('%s: from its page on, and not before', (what) => {
  const page = INTRODUCED_ON[what];
  const before = pageFrom(page, -1);
  if (!before) throw new Error('the first page introduces it');
  expect(isIntroduced(reader({ mode: 'story', page: before }, [keyOf(before)]), what)).toBe(false);
  expect(isIntroduced(reader({ mode: 'story', page }), what)).toBe(true);
});

test('a reader who has read further keeps everything of that page when going back', () => {
  const first = { chapter: 'why-agree', beat: 'a-cluster' };
  const further = { chapter: 'log-replication', beat: 'not-yet-sure' };
  const story = reader({ mode: 'story', page: first }, [keyOf(first), keyOf(further)]);
  expect(all.filter((what) => !isIntroduced(story, what))).toEqual(['commits', 'next', 'match']);
});

test('the sandbox has everything', () => {
  expect(all.filter((what) => !isIntroduced(reader({ mode: 'sandbox' }), what))).toEqual([]);
});
