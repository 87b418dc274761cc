/** The cards are drawn without a browser: its rules give an element the colours of its own term. */
import { expect, test } from 'vitest';
import { drawingIn } from '../../scripts/picture-rules.ts';

const CSS = `
.term-1 { --term-fill: light-dark(#a1b2c3, #a4b5c6); }
.term-2 { --term-fill: light-dark(#d1e2f3, #d4e5f6); }
.pic-entries { fill: var(--term-fill); }
`;

test('the rule of the innermost term stands last, so it counts', () => {
  const { rules } = drawingIn(CSS, 'light');
  const own = rules.findIndex((rule) => rule.startsWith('.pic-entries.term-1{'));
  const around = rules.findIndex((rule) => rule.startsWith('.term-2 .pic-entries{'));
  expect(rules[own]).toContain('#a1b2c3');
  expect(around).toBeGreaterThanOrEqual(0);
  expect(own).toBeGreaterThan(around);
});
