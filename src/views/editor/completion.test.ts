/** What the editor proposes, in a text with the cursor at `|`. */
import { json } from '@codemirror/lang-json';
import { EditorState } from '@codemirror/state';
import { expect, test } from 'vitest';
import { schemaOfDocuments } from '../../store/editing.ts';
import { Proposals } from './completion.ts';
import { cursorPlace } from './place.ts';

const proposals = new Proposals(schemaOfDocuments());

function proposed(marked: string): string[] {
  const pos = marked.indexOf('|');
  const state = EditorState.create({ doc: marked.replace('|', ''), extensions: json() });
  const place = cursorPlace(state, pos);
  if (place === null) return [];
  const found =
    place.what === 'key'
      ? proposals.keys(place.levels, place.fields)
      : proposals.values(place.levels, ['S1', 'S2', 'S3']);
  return found.map(({ label }) => label);
}

test.each([
  ['{ | }', ['raftarium', 'title', 'seed', 'cluster', 'actions', 'until', 'expect']],
  ['{ "raftarium": 1, "seed": 3, "| }', ['title', 'cluster', 'actions', 'until', 'expect']],
  ['{ "cluster": { "disk": { | } } }', ['write', 'fails']],
  ['{ "cluster": { "replicate": | } }', ['heartbeat', 'at-once']],
  ['{ "cluster": { "replicate": "|" } }', ['heartbeat', 'at-once']],
  ['{ "cluster": { "noop": tr| } }', ['true', 'false']],
  ['{ "cluster": { "initial": { "S1": { "role": "|" } } } }', ['follower', 'leader']],
  ['{ "cluster": { "initial": { "S1": { "votedFor": | } } } }', ['S1', 'S2', 'S3', 'null']],
  ['{ "raftarium": | }', ['1']],
])('%s', (marked, labels) => {
  expect(proposed(marked)).toEqual(labels);
});

test('an action has the fields of its word only', () => {
  expect(proposed('{ "actions": [{ "do": "crash", | }] }')).toEqual(['server', 'at', 'when', 'after']);
  expect(proposed('{ "actions": [{ "at": 5, "do": "cut", "from": "S1", | }] }')).toEqual([
    'to',
    'when',
    'after',
  ]);
  expect(proposed('{ "actions": [{ "do": "crash", "server": "|" }] }')).toEqual(['S1', 'S2', 'S3', 'leader']);
  expect(proposed('{ "actions": [{ "do": "cut", "to": "|" }] }')).toEqual(['S1', 'S2', 'S3']);
});

test('the word of an action is proposed, and the types of messages', () => {
  expect(proposed('{ "actions": [{ "do": "|" }] }')).toEqual(
    expect.arrayContaining(['crash', 'partition', 'heal']),
  );
  expect(proposed('{ "actions": [{ "do": "block", "type": "|" }] }')).toEqual(
    expect.arrayContaining(['RequestVote', 'AppendEntries']),
  );
});

test('a condition and an expectation have the fields of claims', () => {
  expect(proposed('{ "actions": [{ "do": "heal", "when": { | } }] }')).toEqual(
    expect.arrayContaining(['leaders', 'server', 'committed']),
  );
  expect(proposed('{ "expect": [{ "at": 1, "server": "S1", "role": "|" }] }')).toEqual([
    'follower',
    'candidate',
    'leader',
  ]);
  expect(proposed('{ "expect": [{ "at": 1, "count": { | } }] }')).toEqual(['kind', 'server', 'min', 'max']);
});

test('behind a complete value nothing is proposed', () => {
  expect(proposed('{ "seed": 3 | }')).toEqual([]);
});
