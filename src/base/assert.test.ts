import { expect, test } from 'vitest';
import { assert, unreachable } from './assert.ts';

test('assert throws its message unless the condition holds', () => {
  expect(() => assert(undefined, 'it was there')).toThrow('assertion failed: it was there');
  expect(() => assert('something', 'it was there')).not.toThrow();
});

test('unreachable throws an error that names the value', () => {
  expect(() => unreachable({ type: 'unknown' } as never)).toThrow('unexpected {"type":"unknown"}');
});
