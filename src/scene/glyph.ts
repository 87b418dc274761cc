/**
 * The shape of a message shows its type (a ballot is round, entries are a tag), whether it asks (filled) or
 * answers (hollow), and the answer (a check or a cross). Shapes point to the right, around (0, 0), at scale
 * 1.
 */
import { path } from 'd3';
import type { Message, Term } from '../raft/types.ts';
import type { Mark } from './marks.ts';

export interface Glyph {
  readonly outline: string;
  readonly hollow: boolean;
  readonly mark: Mark | null;
  /** Its entries, as blocks in the colours of their own terms. */
  readonly blocks: readonly { readonly term: Term; readonly x: number }[];
  /** The number of further entries, and its x. */
  readonly more: number;
  /** The x of that number. */
  readonly moreAt: number;
  /** The distance from its middle to every side. */
  readonly reach: number;
}

export const BLOCK = { width: 10, height: 13 };
const BLOCKS_DRAWN = 4;
const BLOCK_STEP = BLOCK.width + 2;
/** Room for a count. */
const COUNT = 21;
const BALLOT = 12;
const BALLOT_TIP = 18;

/** A circle with a tip: a ballot and its direction. */
function ballot(): string {
  const shape = path();
  const turn = Math.acos(BALLOT / BALLOT_TIP);
  shape.moveTo(BALLOT_TIP, 0);
  shape.arc(0, 0, BALLOT, turn, 2 * Math.PI - turn);
  shape.closePath();
  return shape.toString();
}

/** A tag with a nose: from `back` to the tip at `tip`, `half` is half its height. */
function tag(back: number, tip: number, half: number): string {
  const shape = path();
  shape.moveTo(back, -half);
  shape.lineTo(tip - half * 0.9, -half);
  shape.lineTo(tip, 0);
  shape.lineTo(tip - half * 0.9, half);
  shape.lineTo(back, half);
  shape.closePath();
  return shape.toString();
}

const SHAPES = {
  ballot: ballot(),
  empty: tag(-7, 9, 6),
  answer: tag(-12, 16, 10),
  lightAnswer: tag(-10, 13, 8),
};

const verdict = (yes: boolean): Mark => (yes ? 'yes' : 'no');

/** A message never changes, so its glyph is cached. */
const known = new WeakMap<Message, Glyph>();

/** How a message is drawn. */
export function glyphOf(message: Message): Glyph {
  let glyph = known.get(message);
  if (glyph === undefined) known.set(message, (glyph = drawn(message)));
  return glyph;
}

function drawn(message: Message): Glyph {
  const plain = { blocks: [], more: 0, moreAt: 0 };
  switch (message.type) {
    case 'RequestVote':
      return { ...plain, outline: SHAPES.ballot, hollow: false, mark: 'question', reach: BALLOT_TIP };
    case 'RequestVoteReply': {
      const mark = verdict(message.voteGranted);
      return { ...plain, outline: SHAPES.ballot, hollow: true, mark, reach: BALLOT_TIP };
    }
    case 'AppendEntries':
      return carrier(message.entries.map((entry) => entry.term));
    case 'AppendEntriesReply': {
      const light = message.success && message.matchIndex === message.prevLogIndex;
      const outline = light ? SHAPES.lightAnswer : SHAPES.answer;
      return { ...plain, outline, hollow: true, mark: verdict(message.success), reach: light ? 13 : 16 };
    }
  }
}

/** An AppendEntries: small without entries, else as long as its load. */
function carrier(terms: readonly Term[]): Glyph {
  const plain = { hollow: false, mark: null } as const;
  if (terms.length === 0)
    return { ...plain, outline: SHAPES.empty, blocks: [], more: 0, moreAt: 0, reach: 9 };
  const drawn = terms.slice(0, BLOCKS_DRAWN);
  const more = terms.length - drawn.length;
  const half = (drawn.length * BLOCK_STEP + 4 + (more > 0 ? COUNT : 0)) / 2;
  const blocks = drawn.map((term, i) => ({ term, x: half - (i + 1) * BLOCK_STEP }));
  return {
    ...plain,
    outline: tag(-half, half + 10, 11),
    blocks,
    more,
    moreAt: 2 + COUNT / 2 - half,
    reach: half + 10,
  };
}
