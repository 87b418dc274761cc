import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { contrast } from '../scene/testing/contrast.ts';

const css = readFileSync(new URL('./theme.css', import.meta.url), 'utf8');
const COLOUR = /--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g;
const THEMES = ['light', 'dark'] as const;
const tokens = new Map(
  [...css.matchAll(COLOUR)].map(([, name = '', light = '', dark = '']) => [name, { light, dark }]),
);

/** Text or drawing, and its background. */
const WATERS = ['paper', 'tank', 'raised', 'wash'];
const PAIRS: readonly (readonly [least: number, on: readonly string[], of: readonly string[]])[] = [
  [4.5, WATERS, ['ink', 'ink-soft', 'ink-faint', 'danger']],
  // Buttons.
  [4.5, ['line'], ['ink', 'ink-soft']],
  [4.5, ['danger-wash'], ['ink', 'danger']],
  // Text that is drawn inverted.
  [4.5, ['ink', 'ink-soft'], ['paper']],
  // Edges of buttons and fields.
  [3, WATERS, ['line-strong']],
];

test.each(THEMES)('text and drawings contrast with their background (%s)', (theme) => {
  const colour = (name: string) => {
    const found = tokens.get(name)?.[theme];
    if (found === undefined) throw new Error(`theme.css has no colour --${name}`);
    return found;
  };
  const faint = PAIRS.flatMap(([least, grounds, marks]) =>
    grounds.flatMap((ground) =>
      marks
        .map((mark) => ({ mark, ratio: contrast(colour(mark), colour(ground)) }))
        .filter(({ ratio }) => ratio < least)
        .map(({ mark, ratio }) => `${mark} on ${ground}: ${ratio.toFixed(2)} of ${least}`),
    ),
  );
  expect(faint).toEqual([]);
});
