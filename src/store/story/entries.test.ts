import { expect, test } from 'vitest';
import { CONTENTS } from '../../lessons/contents.ts';
import { played } from '../../lessons/testing/played.ts';
import { courseOf } from './course.ts';
import { logs } from './entries.ts';

const lessons = await Promise.all(CONTENTS.map(({ load }) => load()));
/** The last page of each run, and whether any log has an entry by then. */
const runs = lessons.flatMap((lesson) =>
  played(lesson).flatMap(({ beat, history, to }, i) => {
    const { document, beats } = courseOf(lesson.chapter, i);
    if (beat !== beats.at(-1)) return [];
    history.seek(to);
    const hasEntry = history.world.nodes.some(({ server }) => server.persistent.log.lastIndex > 0);
    return [{ page: `${lesson.chapter.id}/${beat.id}`, document, hasEntry }];
  }),
);

test.each(runs)('whether the run of $page has entries is known', ({ document, hasEntry }) => {
  expect(logs(document)).toBe(hasEntry);
});

test('there are runs of both kinds', () => {
  expect(new Set(runs.map(({ hasEntry }) => hasEntry)).size).toBe(2);
});
