// @vitest-environment happy-dom
/**
 * The plates: a drawing of each named situation, in files beside this one. A change of the stage is a diff of
 * these files. `UPDATE_PLATES=1 npx vitest run plates` draws them again.
 */

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { SITUATIONS, type Situation, slugOf } from '../../scenario/situations/situations.ts';
import { openRun, pause } from '../../store/commands.ts';
import { createSession } from '../../store/createSession.ts';
import type { Session } from '../../store/session.ts';
import { createReading, type Reading } from '../../store/story/state.ts';
import { renderIn } from '../testing/renderIn.tsx';
import { Stage } from './Stage.tsx';
import { plateOf } from './testing/plate.ts';

let session: Session;
let reading: Reading;
const begin = () => {
  session = createSession();
  reading = createReading(session);
};
beforeEach(begin);

const folder = join(import.meta.dirname, 'plates');
const sheets = ['../../app/theme.css', '../../scene/terms.css', 'cluster.css'].map((file) =>
  readFileSync(join(import.meta.dirname, file), 'utf8'),
);
const fileOf = (situation: Situation) => join(folder, `${slugOf(situation)}.svg`);

/** The stage at the situation’s time, mounted anew, so that nothing moves or is left over. */
function draw({ document, at }: Situation): string {
  cleanup();
  pause(session);
  openRun(session, document, fromMs(at));
  // With all signs, also those that the story introduces later.
  reading.setState({ mode: 'sandbox' });
  renderIn(reading, <Stage />);
  const picture = screen.getByRole('group', { name: 'The cluster' });
  return plateOf(picture as unknown as SVGElement, sheets, `${document.title}, at ${at} ms`);
}

afterEach(cleanup);

if (process.env.UPDATE_PLATES) {
  begin();
  mkdirSync(folder, { recursive: true });
  for (const situation of SITUATIONS) writeFileSync(fileOf(situation), draw(situation));
}

describe('the plate of', () => {
  test.each(SITUATIONS.map((situation) => [situation.name, situation] as const))('%s', (_name, situation) => {
    expect(existsSync(fileOf(situation)), 'UPDATE_PLATES=1 draws what is missing').toBe(true);
    expect(draw(situation)).toBe(readFileSync(fileOf(situation), 'utf8'));
  });
});

describe('the plates', () => {
  test('exist for every situation, and for nothing else', () => {
    const names = SITUATIONS.map((situation) => `${slugOf(situation)}.svg`);
    expect(readdirSync(folder).sort()).toEqual(names.sort());
  });

  test('are small, and readable as a diff', () => {
    const texts = SITUATIONS.map((situation) => readFileSync(fileOf(situation), 'utf8'));
    expect(texts.reduce((sum, text) => sum + text.length, 0)).toBeLessThan(600_000);
    expect(texts.filter((text) => /\d\.\d{3}/.test(text))).toEqual([]);
  });

  test('are drawings: servers, messages and walls are on them', () => {
    const plate = (name: string) => readFileSync(join(folder, `${name}.svg`), 'utf8');
    expect(plate('nine-servers').match(/class="server/g)).toHaveLength(9);
    expect(plate('a-leader-with-heartbeats').match(/class="message/g)).toHaveLength(4);
    expect(plate('a-partition-with-two-leaders')).toMatch(/class="wall-pane"/);
    expect(plate('a-partition-with-two-leaders')).toMatch(/stale leader/);
  });
});
