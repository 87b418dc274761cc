/**
 * The requests of the page around an embed: read, performed, answered. A message that is none of ours is
 * ignored; of ours, everything that is wrong is answered with a sentence.
 */
import * as v from 'valibot';
import { fromMs, toMs } from '../../base/time.ts';
import type { EmbedState } from '../../embed/api.ts';
import { toAction } from '../../scenario/actions.ts';
import { readDocument } from '../../scenario/document.ts';
import { LONGEST_RUN } from '../../scenario/limits.ts';
import * as words from '../../words/embed.ts';
import { may } from '../allowed.ts';
import { act, openRun, pause, play, seek, setSpeed } from '../commands.ts';
import type { Session } from '../session.ts';
import { SPEEDS } from '../speed.ts';
import { whenIdle } from '../work.ts';
import { embedStateOf } from './state.ts';

export const VERSIONS: readonly number[] = [1];

export interface Embedded {
  readonly session: Session;
  /** Opens what an address names. Resolves when it is there. */
  readonly openHash: (hash: string) => Promise<void>;
  /** The sandbox is open: a document is its run. */
  readonly enterSandbox: () => void;
}

export type Reply =
  | { readonly raftarium: 1; readonly id: Id; readonly ok: true; readonly value: EmbedState }
  | {
      readonly raftarium: 1;
      readonly id: Id;
      readonly ok: false;
      readonly error: string;
      readonly versions?: readonly number[];
    };

type Id = string | number;

/** Its message is for the page around. */
class Refused extends Error {}

const MOST_TEXT = 1_000_000;
const id = v.union([v.pipe(v.string(), v.maxLength(100)), v.pipe(v.number(), v.finite())]);
const envelope = v.object({ raftarium: v.unknown(), id });
const speed = v.pipe(v.number(), v.minValue(SPEEDS[0] ?? 0), v.maxValue(SPEEDS.at(-1) ?? 1));
const anObject = v.custom<object>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  words.noObject,
);
const ours = { raftarium: v.literal(1), id };
const request = v.variant('do', [
  v.strictObject({ ...ours, do: v.literal('hello') }),
  v.strictObject({ ...ours, do: v.literal('state') }),
  v.strictObject({ ...ours, do: v.literal('pause') }),
  v.strictObject({ ...ours, do: v.literal('play'), speed: v.exactOptional(speed) }),
  v.strictObject({
    ...ours,
    do: v.literal('seek'),
    t: v.pipe(v.number(), v.minValue(0), v.maxValue(toMs(LONGEST_RUN))),
  }),
  v.strictObject({
    ...ours,
    do: v.literal('load'),
    open: v.union([v.pipe(v.string(), v.maxLength(MOST_TEXT)), anObject]),
  }),
  v.strictObject({ ...ours, do: v.literal('act'), action: anObject }),
]);
type Request = v.InferOutput<typeof request>;

/** The answer to a message; null if it is none of ours. Never rejects. */
export async function answerTo(embedded: Embedded, message: unknown): Promise<Reply | null> {
  const head = v.safeParse(envelope, message);
  if (!head.success || head.output.raftarium === undefined) return null;
  const refuse = (error: string, more = {}): Reply => ({
    raftarium: 1,
    id: head.output.id,
    ok: false,
    error,
    ...more,
  });
  const { raftarium } = head.output;
  if (!VERSIONS.some((version) => version === raftarium))
    return refuse(words.unknownVersion(VERSIONS), { versions: VERSIONS });
  try {
    const read = v.safeParse(request, message, { abortEarly: true });
    if (!read.success) {
      const [{ path = [], message: why }] = read.issues;
      const where = path.map(({ key }) => String(key)).join('.');
      return refuse(words.badRequest(where === '' ? why : `${where}: ${why}`));
    }
    await perform(embedded, read.output);
    return { raftarium: 1, id: head.output.id, ok: true, value: embedStateOf(embedded.session) };
  } catch (error) {
    if (error instanceof Refused) return refuse(error.message);
    return refuse(words.failed(error instanceof Error ? error.message.slice(0, 200) : String(error)));
  }
}

async function perform(embedded: Embedded, asked: Request): Promise<void> {
  const { session } = embedded;
  if (asked.do === 'play') {
    if (asked.speed !== undefined) setSpeed(session, asked.speed);
    play(session);
  } else if (asked.do === 'pause') pause(session);
  else if (asked.do === 'seek') seek(session, fromMs(asked.t));
  else if (asked.do === 'act') performAct(session, asked.action);
  else if (asked.do === 'load') await load(embedded, asked.open);
  await whenIdle(session);
}

/** An act is judged like one of a document for a cluster of this size. */
function performAct(session: Session, given: object): void {
  if ('at' in given || 'when' in given || 'after' in given) throw new Refused(words.happensNow);
  const { nodes } = session.getState().world;
  const read = readDocument({
    raftarium: 1,
    cluster: { servers: nodes.length },
    actions: [{ ...plain(given), at: 0 }],
  });
  const [action] = read.ok ? (read.document.actions ?? []) : [];
  if (!read.ok) throw new Refused(words.actRefused(read.message.replace(/^actions\[0\]\.?(: )?/, '')));
  if (action === undefined) return;
  if (!may(session, action.do)) throw new Refused(words.notAllowed(action.do));
  act(session, toAction(action));
}

async function load({ session, openHash, enterSandbox }: Embedded, open: string | object): Promise<void> {
  if (typeof open === 'string') {
    const hash = `#${open.trim().replace(/^[^#]*#/, '')}`;
    if (!/^#(run=|library\/|story(\/|$)|sandbox$)/.test(hash))
      throw new Refused(words.cannotOpen(words.noHash));
    await openHash(hash);
    const { notice } = session.getState();
    if (notice?.tone === 'error') throw new Refused(notice.text);
    return;
  }
  const read = readDocument(plain(open));
  if (!read.ok) throw new Refused(words.cannotOpen(read.message));
  pause(session);
  enterSandbox();
  openRun(session, read.document);
}

/** The same as JSON: a message may hold anything that a browser can copy, also circles. */
function plain(value: object): Record<string, unknown> {
  let text: string;
  try {
    text = JSON.stringify(value);
  } catch {
    throw new Refused(words.cannotOpen(words.noHash));
  }
  if (text.length > MOST_TEXT) throw new Refused(words.cannotOpen(words.tooLong(MOST_TEXT)));
  return JSON.parse(text) as Record<string, unknown>;
}
