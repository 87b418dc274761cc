/** What the page around an embed asks, on a real run. */
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { openRun } from '../commands.ts';
import type { Session } from '../session.ts';
import { enterSandbox } from '../story/reading.ts';
import { createReading } from '../story/state.ts';
import { stillSession } from '../testing/still.ts';
import { readEmbedOptions } from './options.ts';
import { answerTo, type Embedded, type Reply } from './requests.ts';

let session: Session;
let opened: string[];
let embedded: Embedded;
beforeEach(() => {
  session = stillSession();
  const reading = createReading(session);
  opened = [];
  embedded = {
    session,
    openHash: async (hash) => void opened.push(hash),
    enterSandbox: () => enterSandbox(reading),
  };
  openRun(session, { raftarium: 1, seed: 31, cluster: { servers: 5 } });
});

const allow = (acts: string) => {
  session.allowed = readEmbedOptions(`?embed&allow=${acts}`).options.allow;
};
const ask = (what: object) => answerTo(embedded, { raftarium: 1, id: 7, ...what });
const refusal = async (what: object) => {
  const answer = await ask(what);
  return answer?.ok === false ? answer.error : answer;
};
const valueOf = (answer: Reply | null) => {
  if (answer?.ok !== true) throw new Error(`not done: ${JSON.stringify(answer)}`);
  return answer.value;
};

test('answers with the state of the run', async () => {
  const answer = await ask({ do: 'seek', t: 400 });
  expect(answer).toMatchObject({ raftarium: 1, id: 7, ok: true });
  expect(valueOf(answer)).toMatchObject({ t: 400, playing: false, leader: 'S3', violated: [] });
  expect(valueOf(answer).servers).toHaveLength(5);
  expect(valueOf(answer).servers[2]).toMatchObject({ name: 'S3', role: 'leader', power: 'up' });
});

test('plays and pauses', async () => {
  expect(valueOf(await ask({ do: 'play', speed: 0.5 }))).toMatchObject({ playing: true, speed: 0.5 });
  expect(valueOf(await ask({ do: 'pause' })).playing).toBe(false);
});

test('does an act that it allows, at the time that is shown', async () => {
  allow('crash');
  await ask({ do: 'seek', t: 400 });
  const { servers } = valueOf(await ask({ do: 'act', action: { do: 'crash', server: 'leader' } }));
  expect(servers[2]).toMatchObject({ name: 'S3', power: 'crashed' });
  expect(session.getState().document.actions).toMatchObject([{ do: 'crash', server: 'leader' }]);
});

test('refuses an act that it does not allow, and changes nothing', async () => {
  allow('restart');
  const { document } = session.getState();
  expect(await refusal({ do: 'act', action: { do: 'crash', server: 'S1' } })).toContain(
    'does not allow “crash”',
  );
  expect(session.getState().document).toBe(document);
});

test('says what is wrong with an act, by its field', async () => {
  allow('all');
  expect(await refusal({ do: 'act', action: { do: 'crash', server: 'S9' } })).toBe(
    'This act cannot be done: server: there is no server "S9"',
  );
  expect(await refusal({ do: 'act', action: { do: 'crash', server: 'S1', at: 4 } })).toContain('happens now');
  expect(await refusal({ do: 'act', action: { do: 'fly' } })).toContain('do: must be');
});

test('opens a document, or says which of its fields is wrong', async () => {
  const document = { raftarium: 1, title: 'Three', cluster: { servers: 3 } };
  expect(valueOf(await ask({ do: 'load', open: document }))).toMatchObject({ title: 'Three', t: 0 });
  expect(session.getState().world.nodes).toHaveLength(3);
  expect(await refusal({ do: 'load', open: { raftarium: 1, cluster: { servers: 0 } } })).toContain(
    'cluster.servers',
  );
});

test('opens an address, with or without what stands before its hash', async () => {
  for (const open of [
    'library/figure-8-c',
    '#library/figure-8-c',
    'https://example.org/x/?a=b#library/figure-8-c',
  ])
    await ask({ do: 'load', open });
  expect(opened).toEqual(['#library/figure-8-c', '#library/figure-8-c', '#library/figure-8-c']);
  expect(await refusal({ do: 'load', open: 'javascript:alert(1)' })).toContain('cannot be opened');
});

test('a version that it does not know is answered with those that it knows', async () => {
  const answer = await answerTo(embedded, { raftarium: 2, id: 'a', do: 'state' });
  expect(answer).toMatchObject({ id: 'a', ok: false, versions: [1] });
});

test('a wrong request is answered with a sentence; what is none of ours is ignored', async () => {
  expect(await refusal({ do: 'dance' })).toContain('cannot be read');
  expect(await refusal({ do: 'seek' })).toContain('t: ');
  expect(await refusal({ do: 'seek', t: -1 })).toContain('t: ');
  expect(await refusal({ do: 'state', more: 1 })).toContain('more');
  for (const message of [null, 'hello', 4, {}, { id: 1 }, { raftarium: 1 }, { raftarium: 1, id: {} }])
    expect(await answerTo(embedded, message)).toBeNull();
});

test('a circle in a document is refused', async () => {
  const circle: Record<string, unknown> = { raftarium: 1 };
  circle.title = circle;
  expect(await refusal({ do: 'load', open: circle })).toContain('cannot be opened');
});

const anything = fc.anything({ withMap: true, withSet: true, withDate: true, withBigInt: true, maxDepth: 3 });
const field = fc.constantFrom('do', 't', 'open', 'action', 'speed', 'server', 'groups', '__proto__', 'x');
const verb = fc.constantFrom('hello', 'state', 'play', 'pause', 'seek', 'load', 'act', 'dance');
const near = fc.record({
  raftarium: fc.constantFrom<unknown>(1, 1, 1, 1, 2, '1', null),
  id: fc.oneof(fc.integer(), fc.string(), anything),
  do: fc.oneof(verb, anything),
  more: fc.dictionary(
    field,
    fc.oneof(
      fc.double({ min: -10, max: 500 }),
      fc.record({
        do: fc.constantFrom('crash', 'heal', 'cut', 'partition'),
        server: fc.constant('S1'),
        from: anything,
      }),
      anything,
    ),
    { maxKeys: 3 },
  ),
});

test('any message is ignored, or has one answer with its id', async () => {
  allow('crash,heal');
  let answered = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.oneof({ weight: 5, arbitrary: near }, { weight: 1, arbitrary: anything }),
      async (made) => {
        const message =
          typeof made === 'object' && made !== null && 'more' in made
            ? { ...(made.more as object), ...made, more: undefined }
            : made;
        if (typeof message === 'object' && message !== null && 'more' in message) delete message.more;
        const answer = await answerTo(embedded, message);
        if (answer === null) return;
        answered += 1;
        expect(answer.id).toBe((message as { id: unknown }).id);
        expect(answer.ok || answer.error).toBeTruthy();
        // The answer can be sent.
        expect(() => structuredClone(answer)).not.toThrow();
      },
    ),
    { numRuns: 3500 },
  );
  expect(answered).toBeGreaterThan(500);
});
