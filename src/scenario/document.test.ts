import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDocument, readDocument } from './document.ts';
import { EVERYTHING, PARTITION } from './testing/documents.ts';

/** The message for a document that differs from the smallest valid one in these fields. */
function complaint(fields: Record<string, unknown>): string {
  const read = readDocument({ raftarium: 1, ...fields });
  return read.ok ? 'ok' : read.message;
}
const cluster = (fields: unknown): string => complaint({ cluster: fields });
const action = (fields: unknown): string => complaint({ actions: [fields] });
const claim = (fields: unknown): string => complaint({ expect: [fields] });

describe('a good document', () => {
  test.each(Object.entries({ PARTITION, EVERYTHING, smallest: { raftarium: 1 } }))(
    '%s is read as it is',
    (_, document) => {
      expect(parseDocument(JSON.stringify(document))).toEqual({ ok: true, document });
    },
  );

  test('may begin with a byte order mark', () => {
    expect(parseDocument('\uFEFF{ "raftarium": 1 }').ok).toBe(true);
  });

  test('is not changed', () => {
    const text = JSON.stringify(EVERYTHING);
    const value: unknown = JSON.parse(text);
    readDocument(value);
    expect(JSON.stringify(value)).toBe(text);
  });

  test.each([
    [{ do: 'link', at: 0, from: 'S1', to: 'S2' }],
    [{ do: 'partition', at: 0, groups: [] }],
    [{ do: 'request', at: 0, server: 'S1', command: 'ADD x -3' }],
    [{ do: 'drop', at: 0, message: {} }],
    [{ do: 'setTimer', at: 0, server: 'leader', in: 0 }],
  ])('may do %j', (fields) => {
    expect(action(fields)).toBe('ok');
  });

  test.each([
    [{ at: 0, server: 'S1', leader: null }],
    [{ at: 0, server: 'S1', votedFor: null }],
    [{ at: 0, server: 'S1', state: {} }],
    [{ at: 0, server: 'S1', state: JSON.parse('{ "__proto__": 1 }') }],
    [{ at: 0, leader: 'none' }],
    [{ at: 0, leader: 'S5' }],
    [{ at: 0, committed: '' }],
    [{ never: [5, 5], leaders: { min: 2 } }],
  ])('may claim %j', (fields) => {
    expect(claim(fields)).toBe('ok');
  });
});

describe('the whole document', () => {
  test.each(['', '{', 'nonsense', 'non\n\nsense', '{ "raftarium": 1, }'])('%j is no JSON', (text) => {
    const read = parseDocument(text);
    expect(read.ok ? 'ok' : read.message).toMatch(/^document: is not JSON: .+$/);
  });

  test.each([
    ['', 'a value must stand at line 1, column 1, not the end of the text'],
    ['not json {', 'a value must stand at line 1, column 1, not “not”'],
    ['\uFEFF{\n  "seed": seven,\n}', 'a value must stand at line 2, column 11, not “seven,”'],
    ['{\r\n "seed" 5 }', 'a colon must stand at line 2, column 9, not “5”'],
    ['{ "seed": 5, }', 'a field in double quotes must stand at line 1, column 14, not “}”'],
    ['{ "seed": 5 "until": 9 }', 'a comma or } must stand at line 1, column 13, not “"until":”'],
    ['[1, 2', 'a comma or ] must stand at line 1, column 6, not the end of the text'],
    ['{} {}', 'nothing more must stand at line 1, column 4, not “{}”'],
    [
      '{\n"title": "A\nB" }',
      'the quotes that open at line 2, column 10 are not closed in this line, or a backslash is wrong',
    ],
  ])('%j: what is wrong, and where', (text, why) => {
    expect(parseDocument(text)).toEqual({ ok: false, message: `document: is not JSON: ${why}` });
  });

  test('what JSON refuses is refused with its place', () => {
    const piece = fc.oneof(
      fc.constantFrom('null', '"a"', '\u0001', '\u2028', 'é'),
      fc.string({
        unit: fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '0', '-', '.', 'e', '\\', '\n', 't'),
      }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const read = parseDocument(pieces.join(''));
        expect(read.ok ? '' : read.message).not.toMatch(/is not JSON(?!.* at line \d+, column \d+)/);
      }),
    );
  });

  test.each([
    ['null', 'document: must be an object, not null'],
    ['[]', 'document: must be an object, not a list'],
    ['3', 'document: must be an object, not 3'],
    ['{}', 'raftarium: missing'],
    ['{ "raftarium": 2 }', 'raftarium: must be 1, the only version there is, not 2'],
    ['{ "raftarium": "1" }', 'raftarium: must be 1, the only version there is, not "1"'],
    ['{ "raftarium": 1, "foo": 1 }', 'foo: unknown field'],
    ['{ "raftarium": 1, "__proto__": 1 }', '__proto__: unknown field'],
    ['{ "raftarium": 1, "constructor": {} }', 'constructor: unknown field'],
    ['{ "raftarium": 1, "a b.c": 1 }', '["a b.c"]: unknown field'],
    ['{ "raftarium": 1, "": 1 }', '[""]: unknown field'],
  ])('%s', (text, message) => {
    const read = parseDocument(text);
    expect(read.ok ? null : read.message).toBe(message);
  });

  test.each([
    [{ title: 5 }, 'title: must be a text, not 5'],
    [{ seed: -1 }, 'seed: must be a whole number, at least 0, not -1'],
    [{ seed: 1.5 }, 'seed: must be a whole number, at least 0, not 1.5'],
    [{ seed: 2 ** 53 }, 'seed: must be a whole number, at least 0, not 9007199254740992'],
    [{ seed: '7' }, 'seed: must be a whole number, at least 0, not "7"'],
    [{ until: -1 }, 'until: must be a time in ms, at least 0, not -1'],
    [{ until: Number.NaN }, 'until: must be a time in ms, at least 0, not NaN'],
    [{ until: 1e300 }, 'until: must be at most 100000000 ms, not 1e+300'],
    [{ until: undefined }, 'until: must be a time in ms, at least 0, not undefined'],
    [{ cluster: [] }, 'cluster: must be an object, not a list'],
    [{ actions: {} }, 'actions: must be a list, not an object'],
    [{ expect: 'no' }, 'expect: must be a list, not "no"'],
  ])('%j', (fields, message) => {
    expect(complaint(fields)).toBe(message);
  });
});

describe('a cluster', () => {
  test.each([
    [{ foo: 1 }, 'cluster.foo: unknown field'],
    [{ servers: 0 }, 'cluster.servers: must be a whole number from 1 to 99, not 0'],
    [{ servers: 100 }, 'cluster.servers: must be a whole number from 1 to 99, not 100'],
    [{ servers: 2.5 }, 'cluster.servers: must be a whole number from 1 to 99, not 2.5'],
    [{ electionTimeout: 150 }, 'cluster.electionTimeout: must be a pair [low, high], not 150'],
    [{ electionTimeout: [150] }, 'cluster.electionTimeout: must be a pair [low, high], not a list'],
    [{ electionTimeout: [1, 2, 3] }, 'cluster.electionTimeout: must be a pair [low, high], not a list'],
    [{ electionTimeout: [0, 300] }, 'cluster.electionTimeout[0]: must be a time in ms, more than 0, not 0'],
    [
      { electionTimeout: [300, 150] },
      'cluster.electionTimeout: must be a pair [low, high], not from 300 to 150',
    ],
    [
      { electionTimeout: [150, '300'] },
      'cluster.electionTimeout[1]: must be a time in ms, more than 0, not "300"',
    ],
    [{ heartbeatInterval: 0 }, 'cluster.heartbeatInterval: must be a time in ms, more than 0, not 0'],
    [{ latency: [-1, 5] }, 'cluster.latency[0]: must be a time in ms, at least 0, not -1'],
    [{ latency: [9, 5] }, 'cluster.latency: must be a pair [low, high], not from 9 to 5'],
    [{ loss: 1.01 }, 'cluster.loss: must be a chance from 0 to 1, not 1.01'],
    [{ loss: -0.1 }, 'cluster.loss: must be a chance from 0 to 1, not -0.1'],
    [{ duplication: true }, 'cluster.duplication: must be a chance from 0 to 1, not true'],
    [{ replicate: 'now' }, 'cluster.replicate: must be one of heartbeat, at-once, not "now"'],
    [{ maxEntries: 0 }, 'cluster.maxEntries: must be a whole number, at least 1, not 0'],
    [{ maxEntries: 1.5 }, 'cluster.maxEntries: must be a whole number, at least 1, not 1.5'],
    [{ noop: 1 }, 'cluster.noop: must be true or false, not 1'],
    [{ fastBacktrack: null }, 'cluster.fastBacktrack: must be true or false, not null'],
    [{ disk: [0, 0] }, 'cluster.disk: must be an object, not a list'],
    [{ disk: { read: [0, 0] } }, 'cluster.disk.read: unknown field'],
    [{ disk: { write: [2, 1] } }, 'cluster.disk.write: must be a pair [low, high], not from 2 to 1'],
    [{ disk: { fails: 2 } }, 'cluster.disk.fails: must be a chance from 0 to 1, not 2'],
    [{ disks: { S6: {} } }, 'cluster.disks.S6: there is no server "S6"'],
    [
      { disks: { S2: { write: [5, 2] } } },
      'cluster.disks.S2.write: must be a pair [low, high], not from 5 to 2',
    ],
    [{ electionTimeouts: { S6: [1, 2] } }, 'cluster.electionTimeouts.S6: there is no server "S6"'],
    [
      { electionTimeouts: { S1: [0, 2] } },
      'cluster.electionTimeouts.S1[0]: must be a time in ms, more than 0, not 0',
    ],
    [
      { electionTimeouts: { S1: [0.01, 2] } },
      'cluster.electionTimeouts.S1[0]: must be at least 0.025 ms with 5 servers, not 0.01: more than 1000 events in a millisecond',
    ],
    [{ places: [] }, 'cluster.places: must be an object, not a list'],
    [{ places: { Virginia: 1 } }, 'cluster.places.Virginia: must be a list, not 1'],
    [{ places: { Virginia: ['S9'] } }, 'cluster.places.Virginia[0]: there is no server "S9"'],
    [{ places: { S9: ['S1'] } }, 'cluster.places.S9: is the name of a server'],
    [{ places: { '': ['S1'] } }, 'cluster.places[""]: a place\'s name must have 1 to 40 characters, not 0'],
    [
      { places: { Virginia: ['S1'], Tokyo: ['S2', 'S1'] } },
      'cluster.places.Tokyo[1]: S1 stands in a place already: Virginia',
    ],
    [{ links: [{ from: 'S1', latency: [1, 2] }] }, 'cluster.links[0].to: missing'],
    [
      { links: [{ from: 'S1', to: 'Rome', loss: 1 }] },
      'cluster.links[0].to: there is no server or place "Rome"',
    ],
    [
      { links: [{ between: ['S1', 'S6'], loss: 1 }] },
      'cluster.links[0].between[1]: there is no server or place "S6"',
    ],
    [
      { links: [{ between: ['S1', 'toString'], loss: 1 }] },
      'cluster.links[0].between[1]: there is no server or place "toString"',
    ],
    [
      { links: [{ between: ['S1'], loss: 1 }] },
      'cluster.links[0].between: must be a pair of names of servers or places, not a list',
    ],
    [
      { links: [{ between: ['S1', 'S2'], from: 'S1', to: 'S2', loss: 1 }] },
      'cluster.links[0].between: unknown field',
    ],
    [{ links: [{ from: 'S1', to: 'S1', loss: 1 }] }, 'cluster.links[0].to: must be another server than S1'],
    [
      { links: [{ from: 'S1', to: 'S2' }] },
      'cluster.links[0]: sets nothing: at least one of latency, loss, duplication is needed',
    ],
    [
      {
        links: [
          { from: 'S1', to: 'S2', loss: 0.1 },
          { between: ['S2', 'S1'], latency: [1, 2], loss: 0.2 },
        ],
      },
      'cluster.links[1].loss: is set from S1 to S2 already, by links[0]',
    ],
    [
      {
        places: { Rome: ['S1', 'S2'], Tokyo: ['S3'] },
        links: [
          { from: 'S1', to: 'Tokyo', loss: 0.1 },
          { from: 'Rome', to: 'S3', loss: 0.1 },
        ],
      },
      'cluster.links[1].loss: is set from S1 to S3 already, by links[0]',
    ],
    [{ clock: { S1: 0 } }, 'cluster.clock.S1: must be a number above 0, not 0'],
    [{ clock: { S6: 1 } }, 'cluster.clock.S6: there is no server "S6"'],
    [{ clock: JSON.parse('{ "__proto__": 1 }') }, 'cluster.clock.__proto__: there is no server "__proto__"'],
    [{ clock: { toString: 1 } }, 'cluster.clock.toString: there is no server "toString"'],
    [{ rules: { preVote: true } }, 'cluster.rules.preVote: there is no such rule'],
    [{ rules: [] }, 'cluster.rules: must be an object, not a list'],
    [{ rules: { reads: true } }, 'cluster.rules.reads: must be one of log, local, not true'],
    [{ rules: { reads: 'Local' } }, 'cluster.rules.reads: must be one of log, local, not "Local"'],
    ...['read-index', 'lease'].map((word): [object, string] => [
      { rules: { reads: word } },
      `cluster.rules.reads: must be log or local for now: "${word}" is not built yet`,
    ]),
    [{ bugs: ['double-vote'] }, 'cluster.bugs[0]: there is no bug "double-vote"'],
    [{ timeouts: { S1: [-1] } }, 'cluster.timeouts.S1[0]: must be a time in ms, at least 0, not -1'],
    [{ timeouts: { S1: 151 } }, 'cluster.timeouts.S1: must be a list, not 151'],
    [{ servers: 3, timeouts: { S4: [] } }, 'cluster.timeouts.S4: there is no server "S4"'],
  ])('%j', (fields, message) => {
    expect(cluster(fields)).toBe(message);
  });

  test('of a wrong size is refused before its server names are checked', () => {
    const text = {
      cluster: { servers: 0, clock: { S1: 1 } },
      actions: [{ at: 0, do: 'crash', server: 'S1' }],
    };
    expect(complaint(text)).toMatch(/^cluster\.servers: /);
  });
});

describe('what a server holds at the start', () => {
  test.each([
    [{ S9: {} }, 'S9: there is no server "S9"'],
    [{ s1: {} }, 's1: there is no server "s1"'],
    [{ S01: {} }, 'S01: there is no server "S01"'],
    [{ S1: [] }, 'S1: must be an object, not a list'],
    [{ S1: { foo: 1 } }, 'S1.foo: unknown field'],
    [{ S1: { term: -1 } }, 'S1.term: must be a whole number, at least 0, not -1'],
    [{ S1: { votedFor: 'S6' } }, 'S1.votedFor: there is no server "S6"'],
    [{ S1: { votedFor: 2 } }, "S1.votedFor: must be a server's name, not 2"],
    [{ S1: { log: 1 } }, 'S1.log: must be a list, not 1'],
    [{ S1: { log: [0] } }, 'S1.log[0]: must be a term, at least 1, or { term, command }, not 0'],
    [
      { S1: { log: [{ term: 0, command: '' }] } },
      'S1.log[0].term: must be a whole number, at least 1, not 0',
    ],
    [{ S1: { log: [{ term: 1 }] } }, 'S1.log[0].command: missing'],
    [
      { S1: { log: [{ term: 1, command: 'PUT x 1' }] } },
      'S1.log[0].command: must be "" or a command: SET key value, ADD key integer or GET key, words separated by one space, not "PUT x 1"',
    ],
    [{ S1: { log: [1, 3, 2] } }, 'S1.log[2]: terms never go down: 2 follows 3'],
    [
      { S1: { log: [1, { term: 3, command: '' }], term: 2 } },
      "S1.log[1].term: is above the server's own term, 2",
    ],
    [{ S1: { role: 'candidate' } }, 'S1.role: must be one of follower, leader, not "candidate"'],
    [{ S1: { role: 'leader' } }, "S1.term: a leader's term must be at least 1, not 0"],
    [
      { S2: { role: 'leader', term: 3 }, S1: { role: 'leader', log: [3] } },
      'S2.term: S1 is the leader of term 3 already',
    ],
    [
      { S1: { log: [1, 2, 3] }, S3: { log: [2, 2, 3] } },
      "S3.log[0]: differs from S1's, though at this index or a later one both logs have the same term",
    ],
    [
      { S1: { log: [{ term: 1, command: 'SET x 1' }, 2] }, S2: { log: [1, 2] } },
      "S2.log[0]: differs from S1's, though at this index or a later one both logs have the same term",
    ],
  ])('%j', (initial, message) => {
    expect(cluster({ initial })).toBe(`cluster.initial.${message}`);
  });

  test.each([
    [
      {
        S1: { log: [1, 1, 1, 4, 4, 5, 5, 6, 6, 6], term: 8 },
        S2: { log: [1, 1, 1, 2, 2, 2, 3, 3, 3, 3, 3] },
      },
    ],
    [{ S1: { role: 'leader', log: [1] }, S2: { role: 'leader', log: [1, 2] } }],
    [{ S1: { votedFor: null }, S2: {} }],
  ])('may be %j', (initial) => {
    expect(cluster({ initial })).toBe('ok');
  });
});

describe('an action', () => {
  const COMMAND =
    'must be a command: SET key value, ADD key integer or GET key, words separated by one space';
  test.each([
    [5, 'actions[0]: must be an object, not 5'],
    [[], 'actions[0]: must be an object, not a list'],
    [{}, 'actions[0].do: missing'],
    [{ at: 1, do: 'heal', foo: 1 }, 'actions[0].foo: unknown field'],
    [{ at: 1, do: 'heal', server: 'S1' }, 'actions[0].server: unknown field'],
    [{ do: 'heal' }, 'actions[0].at: missing: exactly one of at and when is needed'],
    [
      { do: 'heal', at: 1, when: { leaders: 1 } },
      'actions[0]: exactly one of at and when is needed, not both',
    ],
    [{ do: 'heal', after: 5 }, 'actions[0].after: stands only beside when'],
    [{ do: 'heal', at: 1, after: 5 }, 'actions[0].after: stands only beside when'],
    [{ do: 'heal', at: -1 }, 'actions[0].at: must be a time in ms, at least 0, not -1'],
    [
      { do: 'heal', when: { leaders: 1 }, after: -1 },
      'actions[0].after: must be a time in ms, at least 0, not -1',
    ],
    [{ do: 'heal', when: {} }, 'actions[0].when: nothing is claimed'],
    [{ do: 'heal', when: { leaders: 1, at: 5 } }, 'actions[0].when.at: unknown field'],
    [
      { do: 'heal', when: { server: 'S9', role: 'leader' } },
      'actions[0].when.server: there is no server "S9"',
    ],
    [{ do: 'crash', at: 1 }, 'actions[0].server: missing'],
    [{ do: 'crash', at: 1, server: 'S6' }, 'actions[0].server: there is no server "S6"'],
    [{ do: 'crash', at: 1, server: 'one' }, 'actions[0].server: there is no server "one"'],
    [{ do: 'crash', at: 1, server: 1 }, "actions[0].server: must be a server's name, not 1"],
    [{ do: 'failWrite', at: 1 }, 'actions[0].server: missing'],
    [
      { do: 'settings', at: 1 },
      'actions[0]: changes nothing: at least one of heartbeatInterval, replicate, maxEntries, noop, fastBacktrack, electionTimeout, disk is needed',
    ],
    [
      { do: 'settings', at: 1, noop: true, disk: {} },
      'actions[0].disk: changes nothing: at least one of write, fails is needed',
    ],
    [
      { do: 'settings', at: 1, server: 'S1' },
      'actions[0]: changes nothing: at least one of electionTimeout, disk, clock is needed',
    ],
    [
      { do: 'settings', at: 1, clock: 2 },
      'actions[0].clock: stands only beside server: every server has a clock of its own',
    ],
    [
      { do: 'settings', at: 1, server: 'S1', clock: 2, noop: true },
      'actions[0].noop: is set for all servers only: it does not stand beside server',
    ],
    [{ do: 'settings', at: 1, server: 'S9', clock: 2 }, 'actions[0].server: there is no server "S9"'],
    [{ do: 'settings', at: 1, latency: [1, 2] }, 'actions[0].latency: unknown field'],
    [
      { do: 'settings', at: 1, electionTimeout: [9, 1] },
      'actions[0].electionTimeout: must be a pair [low, high], not from 9 to 1',
    ],
    [
      { do: 'settings', at: 1, heartbeatInterval: 0.01 },
      'actions[0].heartbeatInterval: must be at least 0.025 ms with 5 servers, not 0.01: more than 1000 events in a millisecond',
    ],
    [{ do: 'request', at: 1, server: 'S1' }, 'actions[0].command: missing'],
    [{ do: 'request', at: 1, server: 'S1', command: '' }, `actions[0].command: ${COMMAND}, not ""`],
    [{ do: 'request', at: 1, server: 'S1', command: 'SET x' }, `actions[0].command: ${COMMAND}, not "SET x"`],
    [
      { do: 'request', at: 1, server: 'S1', command: 'SET  x 1' },
      `actions[0].command: ${COMMAND}, not "SET  x 1"`,
    ],
    [
      { do: 'request', at: 1, server: 'S1', command: 'SET x a b' },
      `actions[0].command: ${COMMAND}, not "SET x a b"`,
    ],
    [
      { do: 'request', at: 1, server: 'S1', command: 'ADD x y' },
      `actions[0].command: ${COMMAND}, not "ADD x y"`,
    ],
    [
      { do: 'request', at: 1, server: 'S1', command: 'ADD x 1.5' },
      `actions[0].command: ${COMMAND}, not "ADD x 1.5"`,
    ],
    [
      { do: 'request', at: 1, server: 'S1', command: 'GET x 1' },
      `actions[0].command: ${COMMAND}, not "GET x 1"`,
    ],
    [{ do: 'request', at: 1, server: 'S1', command: 'get x' }, `actions[0].command: ${COMMAND}, not "get x"`],
    [{ do: 'setTimer', at: 1, server: 'S1' }, 'actions[0].in: missing'],
    [
      { do: 'setTimer', at: 1, server: 'S1', in: -1 },
      'actions[0].in: must be a time in ms, at least 0, not -1',
    ],
    [{ do: 'partition', at: 1 }, 'actions[0].groups: missing'],
    [{ do: 'partition', at: 1, groups: ['S1'] }, 'actions[0].groups[0]: must be a list, not "S1"'],
    [{ do: 'partition', at: 1, groups: [['S1', 'S9']] }, 'actions[0].groups[0][1]: there is no server "S9"'],
    [
      { do: 'partition', at: 1, groups: [['S1', 'leader']] },
      'actions[0].groups[0][1]: there is no server "leader"',
    ],
    [
      { do: 'partition', at: 1, groups: [['S1'], ['S2', 'S1']] },
      'actions[0].groups[1][1]: S1 stands in a group already',
    ],
    [{ do: 'cut', at: 1, from: 'S1' }, 'actions[0].to: missing'],
    [{ do: 'cut', at: 1, from: 'leader', to: 'S1' }, 'actions[0].from: there is no server "leader"'],
    [{ do: 'mend', at: 1, from: 'S2', to: 'S2' }, 'actions[0].to: must be another server than from, S2'],
    [{ do: 'link', at: 1, to: 'S2' }, 'actions[0].from: missing'],
    [
      { do: 'link', at: 1, from: 'S1', to: 'S2', loss: 2 },
      'actions[0].loss: must be a chance from 0 to 1, not 2',
    ],
    [{ do: 'network', at: 1, latency: 5 }, 'actions[0].latency: must be a pair [low, high], not 5'],
    [
      { do: 'network', at: 1, duplication: -1 },
      'actions[0].duplication: must be a chance from 0 to 1, not -1',
    ],
    [{ do: 'drop', at: 1 }, 'actions[0].message: missing'],
    [
      { do: 'drop', at: 1, message: 0 },
      'actions[0].message: must be the id of a message, or an object, not 0',
    ],
    [
      { do: 'drop', at: 1, message: 1.5 },
      'actions[0].message: must be the id of a message, or an object, not 1.5',
    ],
    [
      { do: 'drop', at: 1, message: { which: 'last' } },
      'actions[0].message.which: must be one of first, all, not "last"',
    ],
    [{ do: 'drop', at: 1, message: { foo: 1 } }, 'actions[0].message.foo: unknown field'],
    [
      { do: 'drop', at: 1, message: { term: -1 } },
      'actions[0].message.term: must be a whole number, at least 0, not -1',
    ],
    [
      { do: 'drop', at: 1, message: { type: 'Vote' } },
      'actions[0].message.type: must be one of RequestVote, RequestVoteReply, AppendEntries, AppendEntriesReply, not "Vote"',
    ],
    [
      { do: 'drop', at: 1, message: { from: 'S1', to: 'S1' } },
      'actions[0].message.to: must be another server than from, S1',
    ],
    [{ do: 'delay', at: 1, message: 1 }, 'actions[0].by: missing'],
    [{ do: 'delay', at: 1, message: 1, by: -1 }, 'actions[0].by: must be a time in ms, at least 0, not -1'],
    [{ do: 'block', at: 1, from: 'S9' }, 'actions[0].from: there is no server "S9"'],
    [{ do: 'hold', at: 1, from: 'S1', to: 'S1' }, 'actions[0].to: must be another server than from, S1'],
    [{ do: 'hold', at: 1, message: 1, to: 'S1' }, 'actions[0].to: does not stand beside message'],
    [
      { do: 'release', at: 1, message: 1, type: 'AppendEntries' },
      'actions[0].type: does not stand beside message',
    ],
    [
      { do: 'release', at: 1, message: 'all' },
      'actions[0].message: must be the id of a message, or an object, not "all"',
    ],
    [{ do: 'block', at: 1, message: 1 }, 'actions[0].message: unknown field'],
  ])('%j', (fields, message) => {
    expect(action(fields)).toBe(message);
  });

  test.each(['explode', 'constructor', '__proto__', '', 5, null])('cannot do %j', (word) => {
    expect(action({ at: 1, do: word })).toMatch(/^actions\[0\]\.do: must be one of request, crash, /);
  });
});

describe('an expectation', () => {
  const TIMES = 'exactly one of at, by, always, never is needed';
  test.each([
    [{ leaders: 1 }, `expect[0].at: missing: ${TIMES}`],
    [{ at: 1, by: 2, leaders: 1 }, `expect[0]: ${TIMES}, not at and by`],
    [{ at: 1 }, 'expect[0]: nothing is claimed'],
    [{ at: 1, foo: 1 }, 'expect[0].foo: unknown field'],
    [
      { at: 1, server: 'S1' },
      'expect[0].server: nothing is said of it: power, role, term, votedFor, log, commitIndex, state or leader is needed',
    ],
    [
      { at: 1, server: 'S1', leaders: 1 },
      'expect[0].server: nothing is said of it: power, role, term, votedFor, log, commitIndex, state or leader is needed',
    ],
    [{ at: 1, role: 'leader' }, 'expect[0].server: missing: role is said of a server'],
    [{ at: 1, term: 1, leaders: 1 }, 'expect[0].server: missing: term is said of a server'],
    [{ at: '1', leaders: 1 }, 'expect[0].at: must be a time in ms, at least 0, not "1"'],
    [{ always: 5, leaders: 1 }, 'expect[0].always: must be a pair [low, high], not 5'],
    [{ never: [5, 1], leaders: 1 }, 'expect[0].never: must be a pair [low, high], not from 5 to 1'],
    [
      { at: 1, leaders: '1' },
      'expect[0].leaders: must be a whole number, at least 0, or { min, max }, not "1"',
    ],
    [{ at: 1, leaders: { mim: 1 } }, 'expect[0].leaders.mim: unknown field'],
    [{ at: 1, leaders: { min: 2, max: 1 } }, 'expect[0].leaders.max: must not be less than min, which is 2'],
    [{ at: 1, leader: 'S9' }, 'expect[0].leader: there is no server "S9"'],
    [{ at: 1, leader: null }, "expect[0].leader: must be a server's name, not null"],
    [{ at: 1, server: 'S1', leader: 'one' }, 'expect[0].leader: there is no server "one"'],
    [{ at: 1, server: 'leader', term: 1 }, 'expect[0].server: there is no server "leader"'],
    [{ at: 1, server: 'S1', power: 'off' }, 'expect[0].power: must be one of up, paused, crashed, not "off"'],
    [
      { at: 1, server: 'S1', role: 'boss' },
      'expect[0].role: must be one of follower, candidate, leader, not "boss"',
    ],
    [
      { at: 1, server: 'S1', term: { min: 'a' } },
      'expect[0].term.min: must be a whole number, at least 0, not "a"',
    ],
    [{ at: 1, server: 'S1', votedFor: 'S9' }, 'expect[0].votedFor: there is no server "S9"'],
    [
      { at: 1, server: 'S1', log: [1, 'x'] },
      'expect[0].log[1]: must be a whole number, at least 0, or { min, max }, not "x"',
    ],
    [
      { at: 1, server: 'S1', commitIndex: 1.5 },
      'expect[0].commitIndex: must be a whole number, at least 0, or { min, max }, not 1.5',
    ],
    [{ at: 1, server: 'S1', state: [] }, 'expect[0].state: must be an object, not a list'],
    [{ at: 1, server: 'S1', state: { x: null } }, 'expect[0].state.x: must be a text or a number, not null'],
    [{ at: 1, agree: 'S1' }, 'expect[0].agree: must be a list, not "S1"'],
    [{ at: 1, agree: ['S1', 'S9'] }, 'expect[0].agree[1]: there is no server "S9"'],
    [
      { at: 1, committed: 5 },
      'expect[0].committed: must be "" or a command: SET key value, ADD key integer or GET key, words separated by one space, not 5',
    ],
    [{ at: 1, count: { min: 1 } }, 'expect[0].count.kind: missing'],
    [{ at: 1, count: { kind: 'commit', server: 'S9' } }, 'expect[0].count.server: there is no server "S9"'],
    [
      { at: 1, count: { kind: 'commit', min: 2, max: 1 } },
      'expect[0].count.max: must not be less than min, which is 2',
    ],
  ])('%j', (fields, message) => {
    expect(claim(fields)).toBe(message);
  });

  test.each([
    [
      { at: 1, count: { kind: 'comit' } },
      /^expect\[0\]\.count\.kind: must be one of election-timeout, .*, not "comit"$/,
    ],
    [{ at: 1, count: { kind: 'redirect' } }, /^expect\[0\]\.count\.kind: must be one of .*, not "redirect"$/],
    [
      { at: 1, violated: 'safety' },
      /^expect\[0\]\.violated: must be one of election-safety, .*, not "safety"$/,
    ],
  ])('%j', (fields, message) => {
    expect(claim(fields)).toMatch(message);
  });
});
