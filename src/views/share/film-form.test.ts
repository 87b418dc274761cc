/** What a film is at first, before the reader asks for anything else. */
import { expect, test } from 'vitest';
import { toMs } from '../../base/time.ts';
import { lengthOf } from '../../film/plan.ts';
import { PARTITION } from '../../scenario/testing/documents.ts';
import { seek, setSpeed } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import { filmName, filmTitle, planOfForm, usualFilm } from './film-form.ts';

const sessionAt = (ms: number) => {
  const session = createSession({ document: PARTITION });
  // What follows is known, too.
  seek(session, 2_500_000);
  seek(session, ms * 1000);
  return session;
};

test('it begins shortly before the playhead, and ends shortly after a highlight', () => {
  const session = sessionAt(595);
  const { from, to } = usualFilm(session);
  expect(toMs(from)).toBe(590);
  const before = session.getState().highlights.filter(({ time }) => time > from && time < to);
  expect(before.length).toBeGreaterThan(0);
  expect(Math.abs(to - (before.at(-1)?.time ?? 0) - 15_000)).toBeLessThanOrEqual(500);
});

test('it takes some seconds, at every speed and also where nothing is known to happen', () => {
  for (const ms of [0, 3, 595, 2500])
    for (const speed of [1 / 1000, 1 / 50, 1, 100]) {
      const session = sessionAt(ms);
      setSpeed(session, speed);
      const film = usualFilm(session);
      expect(film.from).toBeGreaterThanOrEqual(0);
      expect(film.speed).toBe(speed);
      const seconds = lengthOf(planOfForm(film));
      expect(seconds).toBeGreaterThan(2);
      expect(seconds).toBeLessThan(11.5);
    }
});

test('its name says which run and which stretch', () => {
  const session = sessionAt(595);
  const film = { ...usualFilm(session), from: 590_000, to: 720_400, format: 'mp4' as const };
  expect(filmName(session, film)).toBe('a-leader-on-the-wrong-side-of-a-partition-590-720-ms.mp4');
  expect(filmTitle(createSession({ document: { raftarium: 1, seed: 9 } }))).toBe('Run with seed 9');
  const foreign = createSession({ document: { raftarium: 1, seed: 9, title: '選挙' } });
  expect(filmName(foreign, film)).toBe('seed-9-590-720-ms.mp4');
});
