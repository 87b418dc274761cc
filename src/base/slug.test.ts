import { expect, test } from 'vitest';
import { slug } from './slug.ts';

test.each([
  ['Figure 8 (a)', 'figure-8-a'],
  ['…who leads?', 'who-leads'],
  ['', ''],
  [`${'x'.repeat(59)} y`, 'x'.repeat(59)],
])('the name of a file from "%s"', (title, name) => {
  expect(slug(title)).toBe(name);
});
