import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { TERM_COLOURS, termClass } from './terms.ts';
import { contrast, linear, type Rgb } from './testing/contrast.ts';

type Matrix = readonly [Rgb, Rgb, Rgb];

/** Björn Ottosson's OKLab: distances in it are close to perceived ones. */
function oklab([r, g, b]: Rgb): Rgb {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear light. */
const SIGHT: Record<string, Matrix> = {
  'full sight': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

function distance(a: string, b: string, sight: Matrix): number {
  const seen = (hex: string) => {
    const light = linear(hex);
    const [x, y, z] = sight.map((row) =>
      Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]),
    );
    return oklab([x ?? 0, y ?? 0, z ?? 0]);
  };
  const [p, q] = [seen(a), seen(b)];
  return Math.hypot(p[0] - q[0], p[1] - q[1], p[2] - q[2]);
}

const wheel = Array.from({ length: TERM_COLOURS }, (_, i) => i + 1);
const themes = ['light', 'dark'] as const;

const css = readFileSync(new URL('terms.css', import.meta.url), 'utf8');
/** The colours of a term in `terms.css`, on a light or a dark page. */
function colourOf(term: number, part: 'fill' | 'ink' | 'edge', theme: (typeof themes)[number]): string {
  const rule = new RegExp(
    `\\.${termClass(term)} \\{[^}]*--term-${part}: light-dark\\((#\\w{6}), (#\\w{6})\\);`,
  );
  const [, light, dark] = rule.exec(css) ?? [];
  const colour = theme === 'light' ? light : dark;
  if (colour === undefined) throw new Error(`terms.css has no ${part} of term ${term}`);
  return colour;
}

const TANK = { light: '#fcfaf5', dark: '#12222d' };
const DANGER = { light: '#b00d2f', dark: '#ff7a86' };

describe.each(themes)('on a %s page', (theme) => {
  const fill = (term: number) => colourOf(term, 'fill', theme);

  test.each([0, ...wheel])('the text on term %i has enough contrast', (term) => {
    expect(contrast(fill(term), colourOf(term, 'ink', theme))).toBeGreaterThanOrEqual(4.5);
  });

  test.each([0, ...wheel])('the edge of term %i contrasts with the tank', (term) => {
    expect(contrast(colourOf(term, 'edge', theme), TANK[theme])).toBeGreaterThanOrEqual(3);
  });

  test.each(Object.entries(SIGHT))(
    'with %s, a term differs from the next, and from the one after it',
    (_, sight) => {
      for (const term of wheel) {
        expect(distance(fill(term), fill(term + 1), sight)).toBeGreaterThan(0.24);
        expect(distance(fill(term), fill(term + 2), sight)).toBeGreaterThan(0.1);
      }
    },
  );

  test.each(wheel)('term %i cannot be mistaken for danger', (term) => {
    expect(distance(fill(term), DANGER[theme], SIGHT['full sight'] as Matrix)).toBeGreaterThan(0.1);
  });
});

test('colours repeat, and term 0 has one of its own', () => {
  expect(termClass(1 + TERM_COLOURS)).toBe(termClass(1));
  expect(wheel.map(termClass)).not.toContain(termClass(0));
  expect(new Set(wheel.map(termClass)).size).toBe(TERM_COLOURS);
});
