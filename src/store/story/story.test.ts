/** The story's pages and questions, without a page that shows them. */
import { beforeEach, describe, expect, test } from 'vitest';
import { CONTENTS } from '../../lessons/contents.ts';
import type { Focus, Lesson, Question } from '../../lessons/types.ts';
import type { Packet } from '../../sim/types.ts';
import { createSession } from '../createSession.ts';
import type { Session } from '../session.ts';
import { isEntryInFocus, isMessageInFocus, isServerInFocus } from './focus.ts';
import { firstPage, hashOfPage, isStoryHash, pageFrom, readIn, readStoryHash } from './pages.ts';
import { isRight } from './question.ts';
import { createReading, type Reading, type Story } from './state.ts';

let session: Session;
let reading: Reading;
beforeEach(() => {
  session = createSession();
  reading = createReading(session);
});

describe('pages', () => {
  test('follow each other through all chapters, and end', () => {
    let page: ReturnType<typeof pageFrom> = firstPage();
    let count = 0;
    for (; page; page = pageFrom(page, 1)) count += 1;
    expect(count).toBe(CONTENTS.reduce((sum, { beats }) => sum + beats.length, 0));
    expect(pageFrom(firstPage(), -1)).toBeNull();
  });

  test('have addresses that lead to them', () => {
    const page = pageFrom(firstPage(), 9) ?? firstPage();
    expect(readStoryHash(hashOfPage(page), null)).toEqual({ page, complaint: null });
    expect([isStoryHash('#story'), isStoryHash('#story/a/b'), isStoryHash('#storybook')]).toEqual([
      true,
      true,
      false,
    ]);
  });

  test('open where the reader was, if that page still exists', () => {
    const page = pageFrom(firstPage(), 3) ?? firstPage();
    expect(readStoryHash('#story', page).page).toEqual(page);
    expect(readStoryHash('', { chapter: 'gone', beat: 'too' }).page).toEqual(firstPage());
  });

  test('that do not exist give a message, and the nearest one opens', () => {
    const second = CONTENTS[1];
    expect(readStoryHash(`#story/${second?.id}/%`, null)).toMatchObject({
      page: { chapter: second?.id, beat: second?.beats[0] },
      complaint: expect.stringContaining('no page “%”'),
    });
    expect(readStoryHash('#story/nothing', null).page).toEqual(firstPage());
  });

  test('that were read are counted for each chapter', () => {
    const read = CONTENTS.map((line) => readIn(line, [`${line.id}/${line.beats[0]}`, 'another/page']));
    expect(read).toEqual(CONTENTS.map(() => 1));
  });
});

describe('an answer', () => {
  const options = ['a', 'b', 'c'].map((id) => ({ id, right: id !== 'c', then: {} }));
  const one: Question = { by: 'choice', options };
  test.each([
    [one, ['a'], true],
    [one, ['c'], false],
    [one, [], false],
    [{ ...one, many: true }, ['b', 'a'], true],
    [{ ...one, many: true }, ['a'], false],
    [{ ...one, many: true }, ['a', 'b', 'c'], false],
  ] as const)('%#', (question, chosen, right) => {
    expect(isRight(question, chosen)).toBe(right);
  });
});

describe('the focus', () => {
  const at = (focus: Focus, more: Partial<Story> = {}): Story => {
    const chapter = { id: 'a', scenario: { raftarium: 1 as const }, beats: [{ id: 'b', focus }] };
    const lesson: Lesson = { chapter, words: { title: '', about: '', beats: {} } };
    return { ...reading.getState(), page: { chapter: 'a', beat: 'b' }, lesson, onRun: true, ...more };
  };

  test('is on the named servers, and on servers that the named things concern', () => {
    const story = at({ servers: ['S1'], messages: [{ from: 'S1', to: 'S3' }] });
    expect([1, 2, 3].map((id) => isServerInFocus(story, id))).toEqual([true, false, true]);
    expect([1, 2].map((id) => isEntryInFocus(story, id, 4))).toEqual([true, false]);
  });

  test('is on the named messages, and on those that are on their way to a server in focus', () => {
    const story = at({ servers: ['S1'], messages: [{ from: 'S1', type: 'AppendEntries' }] });
    const packet = (type: string, from: number, to: number) =>
      ({ kind: 'packet', message: { type, from, to } }) as Packet;
    expect(isMessageInFocus(story, packet('AppendEntries', 1, 2))).toBe(true);
    expect(isMessageInFocus(story, packet('RequestVoteReply', 3, 1))).toBe(true);
    expect(isMessageInFocus(story, packet('AppendEntriesReply', 1, 2))).toBe(false);
    expect(isMessageInFocus(story, packet('AppendEntries', 2, 3))).toBe(false);
  });

  test('is on the named entries only', () => {
    const story = at({ servers: ['S1', 'S2'], entries: [{ server: 'S1', index: 2 }] });
    expect([isEntryInFocus(story, 1, 2), isEntryInFocus(story, 1, 1)]).toEqual([true, false]);
  });

  test('is on everything for a reader who has left the story’s run', () => {
    const story = at({ servers: ['S1'] }, { onRun: false });
    expect(isServerInFocus(story, 2)).toBe(true);
  });
});
