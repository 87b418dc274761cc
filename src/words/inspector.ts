/** The selected server or message, under the paper's names. */
import { serverName } from '../base/names.ts';
import type { Entry, Role, ServerId } from '../raft/types.ts';
import type { Power } from '../sim/types.ts';
import { plural } from './grammar.ts';

export const selected = (what: string) => `Selected: ${what}`;
export const close = 'Close the selection';
export const message = 'Message';
export const isGone = 'It is not on its way any more.';

/** The rows of a server. */
export const place = 'place';
export const role = 'role';
export const log = 'log';
export const believedLeader = 'takes for leader';
export const votes = 'votes';
export const inbox = 'waiting for it';
export const writes = 'writes not done';
export const roleOf = (power: Power, name: Role['name']) =>
  power === 'up' ? name : power === 'paused' ? `paused, ${name}` : 'crashed';
export const server = (id: ServerId | null) => (id === null ? 'nobody' : serverName(id));
export const emptyLog = 'empty';
export const logOf = (length: number, lastTerm: number) => `${length} long, last of term ${lastTerm}`;

/** The rows of a message. */
export const way = 'way';
export const term = 'term';
export const sent = 'sent';
export const arrives = 'arrives';
export const copyOf = 'copy of';
export const lastEntry = 'last entry';
export const entries = 'entries';
export const success = 'success';
export const conflict = 'conflict';
export const fromTo = (from: string, to: string) => `${from} to ${to}`;
export const held = 'held';
export const original = (id: number) => `message ${id}`;
export const entryAt = (index: number, inTerm: number) => `index ${index}, term ${inTerm}`;
export const yesOrNo = (is: boolean) => (is ? 'yes' : 'no');
export const matches = (index: number) => `yes, up to index ${index}`;
export const conflictAt = (index: number | null, inTerm: number | null) =>
  inTerm === null ? `from index ${index}` : `from index ${index}, term ${inTerm}`;
export const blank = 'blank';
export const heartbeat = 'none: a heartbeat';
export const moreEntries = (count: number) => `and ${count} more`;

/** All of a server's state, in the groups of Figure 2. */
export const groups = {
  persistent: 'Persistent: a crash keeps it',
  volatile: 'Volatile: a crash clears it',
  candidate: 'As candidate, the votes',
  state: 'State machine',
} as const;
export const onDisk = 'on disk';
export const allOnDisk = 'all of it';
export const behindOnDisk = (inTerm: number, lastIndex: number) => `term ${inTerm}, log up to ${lastIndex}`;
export const voteOf = (vote: boolean | null) =>
  vote === null ? 'no reply yet' : vote ? 'granted' : 'denied';
export const was = (before: string) => `was ${before}`;
export const of = 'Server';
export const beside = 'Beside it';
export const none = 'none';
export const name = 'Name';
export const copy = 'Copy as text';
export const copied = 'Copied.';
export const cannotCopy = 'The browser did not let it be copied.';
export const showAll = 'Look closer';
export const textOf = (title: string, time: string) => `${title} at ${time}`;

/** What a leader holds of its followers. */
export const asLeader = 'As leader, of each follower';
export const asLeaderOf = (id: ServerId) => `${serverName(id)} as leader, of each follower`;
export const lastAnswer = 'last answer';
export const noAnswer = 'none in this term, or long ago';
export const answered = (success: boolean, time: string) => `${success ? 'success' : 'refusal'}, ${time}`;
export const ofFollower = (cells: readonly string[]) => cells.join(', ');

/** A message, and what came of it. */
export const outcome = 'What came of it';
export const onItsWay = 'It is on its way at this moment.';
export const noConsequence = 'Its receiver changed nothing.';
export const tooLongAgo = 'Not to be found in the last 6,000 events up to here.';
export const back = 'Back to the server';

/** The entries of a log, the newest last. */
export const loggedEntry = (index: number, { term: inTerm, command }: Entry) =>
  `${index}: ${command || blank} (term ${inTerm})`;
export const entriesBefore = (count: number) => plural(count, { one: '1 before', other: `${count} before` });
export const listed = (parts: readonly string[]) => parts.join(', ');
