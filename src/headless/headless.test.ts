import { describe, expect, test } from 'vitest';
import { EVERYTHING, PARTITION } from '../scenario/testing/documents.ts';
import type { ExpectDocument, ScenarioDocument } from '../scenario/types.ts';
import { headless } from './headless.ts';

interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

function run(document: unknown, ...options: string[]): Run {
  let out = '';
  let err = '';
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const read = (file: string): string => {
    if (file === '-') return text;
    throw new Error('ENOENT');
  };
  const status = headless([...options, '-'], {
    read,
    print: (said) => (out += said),
    complain: (said) => (err += said),
  });
  return { status, out, err };
}

/** A line of the output, typed as loosely as a program without our types would read it. */
// biome-ignore lint/suspicious/noExplicitAny: it is JSON
type Line = any;
const linesOf = ({ out }: Run): Line[] =>
  out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Line);
const resultOf = (document: unknown, ...options: string[]): Line => linesOf(run(document, ...options)).at(-1);

/** Fields of many kinds of lines. */
const SHARED = ['seq', 'time', 'causes', 'rule', 'after', 'copyOf', 'nothing'];

const small = (fields: Partial<ScenarioDocument>): ScenarioDocument => ({
  raftarium: 1,
  until: 1000,
  ...fields,
});

describe('the example of the contract', () => {
  const result = resultOf(PARTITION);

  test('meets all its expectations', () => {
    const { status, err } = run(PARTITION);
    expect([status, err]).toEqual([0, '']);
    expect(result.expectations).toEqual([
      { expect: 0, ok: true },
      { expect: 1, ok: true },
    ]);
    expect([result.time, result.violations]).toEqual([3000, []]);
    expect(result.hash).toMatch(/^[0-9a-f]{16}$/);
  });

  test('shows every server, and a leader’s knowledge of the others', () => {
    expect(Object.keys(result.servers)).toEqual(['S1', 'S2', 'S3', 'S4', 'S5']);
    for (const [name, server] of Object.entries<Line>(result.servers)) {
      const leads = server.role === 'leader';
      expect(server).toMatchObject({
        power: 'up',
        log: [{ index: 1, term: 1, command: 'SET x 5' }],
        commitIndex: 1,
        lastApplied: 1,
        state: { x: 5 },
      });
      const others = Object.keys(result.servers).filter((other) => other !== name);
      expect(leads ? Object.keys(server.nextIndex) : server.nextIndex).toEqual(leads ? others : undefined);
      expect(leads ? Object.keys(server.matchIndex) : server.matchIndex).toEqual(leads ? others : undefined);
    }
  });

  test('is the same in a trace, and with states', () => {
    for (const options of [['--trace'], ['--trace', '--states'], ['--states']]) {
      expect(resultOf(PARTITION, ...options)).toEqual(result);
    }
  });
});

describe('a trace', () => {
  const lines = linesOf(run(EVERYTHING, '--trace', '--states'));
  const events = lines.slice(0, -1);

  test('has a line for every event, numbered without gaps', () => {
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, i) => i + 1));
    expect(lines.at(-1).events).toBe(events.length);
    expect(events.length).toBeGreaterThan(200);
  });

  test('names only earlier events as causes', () => {
    for (const { seq, causes } of events)
      expect(causes.every((cause: number) => cause >= 1 && cause < seq)).toBe(true);
    for (const { kind, causes, message } of events.filter(
      ({ kind }) => kind === 'deliver' || kind === 'lost',
    )) {
      const send = events.find((event) => event.kind === 'send' && event.message.id === message.id);
      expect([kind, causes]).toEqual([kind, expect.arrayContaining([send.seq])]);
    }
  });

  test('has each kind with its own fields, and servers by name', () => {
    const fields = new Map<string, string>();
    for (const { kind, server, ...event } of events) {
      expect(server === undefined || /^S[1-4]$/.test(server)).toBe(true);
      const own = Object.keys(event).filter((field) => !SHARED.includes(field));
      fields.set(kind, own.sort().join(' '));
    }
    expect(Object.fromEntries(fields)).toMatchObject({
      'election-timeout': '',
      send: 'message',
      deliver: 'message',
      lost: 'message reason',
      'become-candidate': 'term',
      'become-leader': 'term',
      'new-term': 'term',
      'grant-vote': 'candidate term',
      'accept-entries': 'leader matchIndex prevLogIndex',
      append: 'command index term',
      commit: 'commitIndex',
      apply: 'index',
      'client-request': 'command',
      'client-response': expect.stringMatching(/^command (redirect|result)$/),
      partition: 'action',
      'deliver-now': 'action',
    });
  });

  test('has messages with the fields of their types', () => {
    const fields = new Map<string, string>();
    for (const { kind, message } of events)
      if (kind === 'send') fields.set(message.type, Object.keys(message).sort().join(' '));
    expect(Object.fromEntries(fields)).toEqual({
      RequestVote: 'candidateId from id lastLogIndex lastLogTerm term to type',
      RequestVoteReply: 'from id term to type voteGranted',
      AppendEntries: 'entries from id leaderCommit leaderId prevLogIndex prevLogTerm term to type',
      AppendEntriesReply: 'conflictIndex conflictTerm from id matchIndex prevLogIndex success term to type',
    });
    const named = events.filter(({ message }) => message?.leaderId ?? message?.candidateId);
    for (const { message } of named) expect(message.leaderId ?? message.candidateId).toBe(message.from);
  });

  test('has the server’s state after each step, and none for events without a server', () => {
    for (const { server, after } of events) {
      const fields =
        server === undefined ? undefined : ['power', 'role', 'term', 'votedFor', 'log', 'commitIndex'];
      expect(after && Object.keys(after)).toEqual(fields);
    }
    const crash = events.find(({ kind }) => kind === 'crash');
    expect(crash.after).toMatchObject({ power: 'crashed', role: 'follower', commitIndex: 0 });
    const leads = events.find(({ kind }) => kind === 'become-leader');
    expect(leads.after).toMatchObject({ role: 'leader', term: leads.term });
  });

  test('has for a read from a server’s own state the request, the answer and nothing else', () => {
    const document = small({
      cluster: { servers: 3, rules: { reads: 'local' } },
      actions: [{ at: 10, do: 'request', server: 'S2', command: 'GET x' }],
      until: 10,
    });
    const lines = linesOf(run(document, '--trace')).slice(0, -1);
    const shared = { time: 10, server: 'S2' };
    expect(lines).toEqual([
      { seq: 1, ...shared, kind: 'request', causes: [], action: 0 },
      { seq: 2, ...shared, kind: 'client-request', causes: [1], command: 'GET x' },
      {
        seq: 3,
        ...shared,
        kind: 'client-response',
        causes: [2],
        command: 'GET x',
        result: null,
        rule: 'read:local',
      },
    ]);
  });

  test('names an action as the cause of its effects', () => {
    const document = small({
      cluster: {
        servers: 3,
        initial: { S1: { role: 'leader', term: 1 } },
        latency: [10, 10],
        timeouts: { S2: [100] },
      },
      actions: [
        { at: 0, do: 'hold', to: 'S2' },
        { at: 80, do: 'release' },
        { at: 82, do: 'pause', server: 'S1' },
        { at: 95, do: 'resume', server: 'S1' },
      ],
      until: 95,
    });
    const events = linesOf(run(document, '--trace')).slice(0, -1);
    const causedBy = (kind: string): string[] => {
      const { seq } = events.find((event) => event.kind === kind);
      return events
        .filter(({ causes }) => causes.includes(seq))
        .map((event) => `${event.kind} ${event.server}`);
    };
    expect(causedBy('release')).toEqual(['deliver S2', 'deliver S2']);
    expect(causedBy('resume')).toEqual(['deliver S1', 'deliver S1']);
  });

  test('says of an action that it found nothing to act on', () => {
    const [first] = linesOf(
      run(small({ until: 0, actions: [{ at: 0, do: 'crash', server: 'leader' }] }), '--trace'),
    );
    expect(first).toEqual({ seq: 1, time: 0, kind: 'crash', causes: [], action: 0, nothing: true });
  });
});

describe('the result', () => {
  test('shows a crashed server’s disk and nothing of its memory', () => {
    const document = small({
      cluster: { servers: 3, initial: { S1: { role: 'leader', log: [{ term: 1, command: 'SET x 1' }] } } },
      actions: [
        { at: 0, do: 'request', server: 'S1', command: 'SET y 2' },
        { at: 500, do: 'crash', server: 'S1' },
        { at: 500, do: 'partition', groups: [['S1', 'S2', 'S3']] },
        { at: 500, do: 'cut', from: 'S3', to: 'S1' },
      ],
      until: 500,
    });
    const { servers, network } = resultOf(document);
    const log = [
      { index: 1, term: 1, command: 'SET x 1' },
      { index: 2, term: 1, command: 'SET y 2' },
    ];
    expect(servers.S1).toEqual({
      power: 'crashed',
      role: 'follower',
      term: 1,
      votedFor: 'S1',
      leader: null,
      log,
      commitIndex: 0,
      lastApplied: 0,
      state: {},
    });
    expect(servers.S2).toMatchObject({ leader: 'S1', commitIndex: 2, state: { x: 1, y: 2 } });
    expect(network.cut).toEqual([['S3', 'S1']]);
  });

  test('counts as in flight messages that travel, are held, or wait for a paused server', () => {
    const document = small({
      cluster: { servers: 3, initial: { S1: { role: 'leader', term: 1 } }, latency: [10, 10] },
      actions: [
        { at: 0, do: 'hold', to: 'S3' },
        { at: 0, do: 'pause', server: 'S2' },
      ],
    });
    const inFlight = (until: string): number => resultOf(document, '--until', until).network.inFlight;
    expect(['0', '5', '20', '80', '90'].map(inFlight)).toEqual([2, 2, 2, 4, 4]);
  });

  test('lists both directions of every link that a partition cut', () => {
    const partition = { at: 0, do: 'partition', groups: [['S1', 'S2']] } as const;
    const { network } = resultOf(small({ cluster: { servers: 3 }, actions: [partition], until: 0 }));
    expect(network.cut).toEqual([
      ['S1', 'S3'],
      ['S2', 'S3'],
      ['S3', 'S1'],
      ['S3', 'S2'],
    ]);
  });

  test('keeps a key with an unusual name', () => {
    const command = 'SET __proto__ 5';
    const document = small({
      cluster: { servers: 1 },
      actions: [{ when: { leaders: 1 }, do: 'request', server: 'S1', command }],
    });
    expect(run(document).out).toContain('"state":{"__proto__":5}');
  });
});

describe('the exit status', () => {
  test('is 1, with what was seen, when an expectation is not met', () => {
    const { status, out, err } = run(
      small({
        expect: [
          { at: 0, leaders: 1 },
          { at: 1000, leaders: 1 },
        ],
      }),
    );
    expect([status, err]).toEqual([1, '']);
    expect(JSON.parse(out).expectations).toEqual([
      { expect: 0, ok: false, detail: 'leaders is 0' },
      { expect: 1, ok: true },
    ]);
  });

  test('is 1 when an expectation comes after the end', () => {
    const document = small({ expect: [{ at: 1000, leaders: { min: 0 } }] });
    expect([run(document).status, run(document, '--until', '999.999').status]).toEqual([0, 1]);
  });

  describe('if a document begins with a state that Raft rules out, so that properties break', () => {
    // S1 leads term 3 without having voted in it, so it can vote for S2, which leads term 3 too.
    const document = small({
      cluster: {
        servers: 3,
        latency: [10, 10],
        initial: {
          S1: { role: 'leader', term: 3, votedFor: null, log: [1, 1] },
          S2: { term: 2, log: [1, 1, 2, 2] },
        },
        timeouts: { S2: [5], S3: [900] },
      },
      actions: [
        { at: 0, do: 'cut', from: 'S1', to: 'S2' },
        { at: 0, do: 'request', server: 'S1', command: 'SET x 1' },
        { at: 60, do: 'request', server: 'S2', command: 'SET y 1' },
      ],
    });
    const statusOf = (...expected: ExpectDocument[]): number => run({ ...document, expect: expected }).status;
    const { violations } = resultOf(document);

    test('the violations are listed, with the event that caused them', () => {
      const properties = violations.map(({ property }: Line) => property);
      expect(properties).toEqual(expect.arrayContaining(['election-safety', 'state-machine-safety']));
      const events = linesOf(run(document, '--trace')).slice(0, -1);
      const [first] = violations;
      expect(first).toEqual({
        property: 'election-safety',
        time: 25,
        event: expect.any(Number),
        servers: ['S1', 'S2'],
        detail: expect.stringMatching(/./),
      });
      expect(events[first.event - 1]).toMatchObject({ kind: 'become-leader', server: 'S2', time: 25 });
    });

    test('the status is 1 if no violation is expected', () => {
      expect(statusOf()).toBe(1);
      expect(statusOf({ at: 1000, leaders: 2 })).toBe(1);
    });

    test('the status is 0 if the first violation is expected: later ones do not count', () => {
      expect(statusOf({ by: 25, violated: 'election-safety' })).toBe(0);
      expect(statusOf({ at: 500, violated: 'election-safety' })).toBe(0);
      expect(
        statusOf({ at: 500, violated: 'election-safety' }, { by: 1000, violated: 'state-machine-safety' }),
      ).toBe(0);
    });

    test('the status is 1 if a later violation is expected, but not the first', () => {
      expect(statusOf({ by: 1000, violated: 'state-machine-safety' })).toBe(1);
    });

    test('the status is 1 if the violation is expected too early, never, or of another property', () => {
      expect(statusOf({ by: 24.999, violated: 'election-safety' })).toBe(1);
      expect(statusOf({ never: [0, 20], violated: 'election-safety' })).toBe(1);
      expect(statusOf({ by: 1000, violated: 'leader-append-only' })).toBe(1);
    });
  });

  test.each([
    ['{ "raftarium": 2 }', 'raftarium: must be 1, the only version there is, not 2\n'],
    [
      '{ "raftarium": 1, "actions": [{ "at": 1, "do": "crash", "server": "S9" }] }',
      'actions[0].server: there is no server "S9"\n',
    ],
  ])('is 2 for %s, and nothing is printed', (document, err) => {
    expect(run(document, '--trace')).toEqual({ status: 2, out: '', err });
  });

  test.each([
    [['--until'], '--until: '],
    [['--until', 'soon'], '--until: must be a time in ms, at least 0, not "soon"'],
    [['--until', '-5'], '--until: must be a time in ms, at least 0, not -5'],
    [['--until', ''], '--until: must be a time in ms, at least 0, not ""'],
    [['--seed', '1.5'], '--seed: must be a whole number, at least 0, not 1.5'],
    [['--seed', '0x10'], '--seed: must be a whole number, at least 0, not "0x10"'],
    [['--seed=-1'], '--seed: must be a whole number, at least 0, not -1'],
    [['--fast'], '--fast: unknown option'],
    [['-v'], '-v: unknown option'],
    [['--trace=1'], '--trace=1: unknown option'],
    [['other.json'], '-: one file at a time'],
  ])('is 2 for the options %j', (options, message) => {
    const { status, out, err } = run(PARTITION, ...options);
    expect([status, out]).toEqual([2, '']);
    expect(err.startsWith(message)).toBe(true);
  });

  test('is 2 for no file, and for an unreadable one', () => {
    const none = { read: () => '', print: () => {}, complain: () => {} };
    expect(headless([], none)).toBe(2);
    let err = '';
    const missing = {
      ...none,
      read: () => {
        throw new Error('there is none');
      },
      complain: (text: string) => (err += text),
    };
    expect(headless(['x.json'], missing)).toBe(2);
    expect(err).toBe('x.json: cannot be read: there is none\n');
  });
});

describe('limits', () => {
  const hour = small({ until: 3_600_001 });
  const twice = { at: 320, do: 'duplicate', message: { which: 'all' } } as const;
  const doubling = small({ seed: 3, actions: Array.from({ length: 24 }, () => twice) });

  test('are named if a document asks for more, with the option that raises them', () => {
    const { status, out, err } = run(hour, '--trace');
    expect([status, out]).toEqual([2, '']);
    expect(err).toMatch(/^until: must be at most 3600000 ms, .*--max-time/);
    expect(run(small({ until: 9_000_000_000_000 })).err).toMatch(/^until: must be at most 100000000 ms/);
    expect(run(hour, '--until', '100').status).toBe(0);
    const still = small({ until: 3_600_001, cluster: { servers: 1, heartbeatInterval: 1000 } });
    expect([run(still).status, run(still, '--max-time', '4e6').status]).toEqual([2, 0]);
  });

  test('end a run that exceeds them: its events so far are printed, and the status is not 0', () => {
    const { status, out, err } = run(doubling);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ time: 320, stopped: { limit: 'inFlight', most: 20_000 } });
    expect(err).toMatch(/^This run ends at 320 ms: .*--max-in-flight/);
    const restless = { electionTimeout: [10, 20], latency: [30, 30], heartbeatInterval: 1000 } as const;
    const expected: ExpectDocument[] = [5, 900].map((at) => ({ at, leaders: 0 }));
    const few = run(small({ cluster: restless, expect: expected }), '--max-events=90');
    expect(few.status).toBe(1);
    expect(JSON.parse(few.out).expectations.map(({ ok }: Line) => ok)).toEqual([true, false]);
    expect(few.err).toMatch(/more than 90 events.*--max-events/);
    expect(run(small({}), '--max-events', '1e5')).toEqual(run(small({})));
  });

  test.each([
    [['--max-events', '0'], '--max-events: must be a whole number from 1 to 1000000000, not 0'],
    [['--max-time', 'long'], '--max-time: must be a whole number from 1 to 100000000, not long'],
    [['--max-in-flight', '1.5'], '--max-in-flight: must be a whole number from 1 to 1000000, not 1.5'],
  ])('cannot be set by %j', (options, message) => {
    const { status, out, err } = run(PARTITION, ...options);
    expect([status, out, err.split('\n')[0]]).toEqual([2, '', message]);
  });

  test('a long run shows its progress on a terminal, and clears it at the end', () => {
    const lines: (string | null)[] = [];
    const text = JSON.stringify(small({ until: 120_000 }));
    const io = {
      read: () => text,
      print: () => {},
      complain: () => {},
      progress: (line: string | null) => lines.push(line),
    };
    expect(headless(['-'], io)).toBe(0);
    expect(lines.length).toBeGreaterThan(1);
    expect(lines[0]).toMatch(/^\d+ of 120000 ms, \d+ events$/);
    expect(lines.at(-1)).toBe(null);
  });
});

describe('a character that could control a terminal', () => {
  const CONTROL = '\0\x1b[2J\x9b\u202e\u2066\u200b\r';

  test('is escaped in messages about a file, a field, a name or an option', () => {
    const shown = [
      run(`{ "raftarium": 1 ${CONTROL}`),
      run(`${CONTROL}`),
      run({ raftarium: 1, [CONTROL]: 1 }),
      run({ raftarium: 1, actions: [{ at: 1, do: CONTROL }] }),
      run(PARTITION, `--${CONTROL}`),
      run(PARTITION, CONTROL),
      run(PARTITION, '--seed', CONTROL),
      run(PARTITION, '--max-time', CONTROL),
    ];
    for (const { status, out, err } of shown) {
      expect([status, out]).toEqual([2, '']);
      expect(err.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    }
  });

  test('is escaped in the output, which is still equal JSON', () => {
    const command = 'SET x\u202e \x9b2J\u{e0041}';
    const document = small({ actions: [{ at: 500, do: 'request', server: 'leader', command }] });
    const { out } = run(document, '--trace');
    expect(out.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
    expect(linesOf({ status: 0, out, err: '' }).find(({ kind }) => kind === 'client-request').command).toBe(
      command,
    );
  });
});

describe('options', () => {
  test('replace the document’s own fields', () => {
    const asked = resultOf(PARTITION, '--until', '2000', '--seed=9');
    expect(asked).toEqual(resultOf({ ...PARTITION, until: 2000, seed: 9 }));
    expect(asked.hash).not.toBe(resultOf(PARTITION, '--until', '2000').hash);
  });

  test('may follow the file', () => {
    let out = '';
    const read = (): string => JSON.stringify(PARTITION);
    headless(['x.json', '--until', '1e3'], { read, print: (text) => (out += text), complain: () => {} });
    expect(JSON.parse(out).time).toBe(1000);
  });
});
