/** The fields of the form of a new run: where each stands in a document, and how it is typed and printed. */
import type { ClusterDocument } from '../../scenario/types.ts';

export type Path = readonly (string | number)[];

/**
 * `number`, `percent`: a number; `choice`, `name`: a word; `flag`: true or false; `times`: numbers;
 * `span`: two of them, or one for both; `log`: terms and commands.
 */
export type FieldKind = 'number' | 'percent' | 'choice' | 'name' | 'flag' | 'times' | 'span' | 'log';

export interface RunField {
  readonly path: Path;
  readonly kind: FieldKind;
}

/** The path of the value that is there or not as a whole: the pair of an end, else the field's own. */
export const wholeOf = ({ path }: RunField): Path =>
  typeof path.at(-1) === 'number' ? path.slice(0, -1) : path;

/** The defaults of the format, as a document would say them. */
const DEFAULT_CLUSTER = {
  servers: 5,
  electionTimeout: [150, 300],
  heartbeatInterval: 75,
  latency: [10, 15],
  loss: 0,
  duplication: 0,
  replicate: 'heartbeat',
  maxEntries: 100,
  noop: false,
  fastBacktrack: true,
  disk: { write: [0, 0], fails: 0 },
  rules: { reads: 'log' },
} as const satisfies ClusterDocument;

export const byDefault = (path: Path): unknown => jsonAt({ seed: 1, cluster: DEFAULT_CLUSTER }, path);

const ofCluster = (kind: FieldKind, ...path: Path): RunField => ({ path: ['cluster', ...path], kind });

/** The two ends of a span. */
const ends = (...path: string[]) =>
  [ofCluster('number', ...path, 0), ofCluster('number', ...path, 1)] as const;

export const RUN_FIELDS = {
  servers: ofCluster('number', 'servers'),
  seed: { path: ['seed'], kind: 'number' } as RunField,
  electionTimeout: ends('electionTimeout'),
  heartbeatInterval: ofCluster('number', 'heartbeatInterval'),
  latency: ends('latency'),
  loss: ofCluster('percent', 'loss'),
  duplication: ofCluster('percent', 'duplication'),
  replicate: ofCluster('choice', 'replicate'),
  maxEntries: ofCluster('number', 'maxEntries'),
  noop: ofCluster('flag', 'noop'),
  fastBacktrack: ofCluster('flag', 'fastBacktrack'),
  reads: ofCluster('choice', 'rules', 'reads'),
  diskWrite: ends('disk', 'write'),
  diskFails: ofCluster('percent', 'disk', 'fails'),
} as const;

/** The fields of one server, by its name. */
export const serverFields = (name: string) => ({
  electionTimeout: ofCluster('span', 'electionTimeouts', name),
  clock: ofCluster('number', 'clock', name),
  diskWrite: ofCluster('span', 'disks', name, 'write'),
  diskFails: ofCluster('percent', 'disks', name, 'fails'),
  timeouts: ofCluster('times', 'timeouts', name),
  term: ofCluster('number', 'initial', name, 'term'),
  votedFor: ofCluster('name', 'initial', name, 'votedFor'),
  role: ofCluster('choice', 'initial', name, 'role'),
  log: ofCluster('log', 'initial', name, 'log'),
});

// ---------------------------------------------------------------------------------------------- JSON by path

type Tree = Readonly<Record<string | number, unknown>>;

const isTree = (value: unknown): value is Tree => typeof value === 'object' && value !== null;

export function jsonAt(value: unknown, [key, ...rest]: Path): unknown {
  if (key === undefined) return value;
  return isTree(value) && Object.hasOwn(value, key) ? jsonAt(value[key], rest) : undefined;
}

/** The same value with another one at a path; undefined removes it, and objects that are empty then. */
export function withJsonAt(value: unknown, [key, ...rest]: Path, leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const inner = withJsonAt(isTree(value) ? value[key] : undefined, rest, leaf);
  if (Array.isArray(value)) return value.map((item: unknown, i) => (i === key ? inner : item));
  const { [key]: _, ...others } = isTree(value) ? value : {};
  if (inner !== undefined) return { ...(isTree(value) ? value : {}), [key]: inner };
  return Object.keys(others).length > 0 ? others : undefined;
}

// -------------------------------------------------------------------------------------- as typed, as printed

/** Nobody, as a vote that is said expressly. */
const NOBODY = '-';

/** A number, or the text as it is, which the document's validation then refuses. */
const toNumber = (text: string): unknown => (Number.isFinite(Number(text)) ? Number(text) : text);

/** The value of a text; undefined: the field is left out. Never refuses: the document's validation does. */
export function typed(kind: FieldKind, text: string): unknown {
  const trimmed = text.trim();
  if (trimmed === '') return undefined;
  switch (kind) {
    case 'number':
      return toNumber(trimmed);
    case 'percent': {
      const number = toNumber(trimmed);
      return typeof number === 'number' ? Number((number / 100).toPrecision(12)) : number;
    }
    case 'times':
      return trimmed.split(/[\s,]+/).map(toNumber);
    case 'span': {
      const [low, high = low, ...more] = trimmed.split(/[\s,–]+/).map(toNumber);
      return [low, high, ...more];
    }
    case 'flag':
      return trimmed === 'true';
    case 'name':
      return trimmed === NOBODY ? null : trimmed;
    case 'log':
      return typedLog(trimmed.split(/\s+/));
    default:
      return trimmed;
  }
}

/** How many words a command has. */
const WORDS: Readonly<Record<string, number>> = { SET: 3, ADD: 3, GET: 2 };

/** `1 1 2 SET x 3`: each entry is its term, and its command if it has one. */
function typedLog(words: readonly string[]): unknown[] {
  const log: unknown[] = [];
  for (let at = 0; at < words.length; ) {
    const term = toNumber(words[at] ?? '');
    const length = WORDS[words[at + 1] ?? ''] ?? 0;
    log.push(length === 0 ? term : { term, command: words.slice(at + 1, at + 1 + length).join(' ') });
    at += 1 + length;
  }
  return log;
}

/** The text of a value: typed, it is the same value. */
export function printed(kind: FieldKind, value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return NOBODY;
  if (kind === 'percent' && typeof value === 'number') return String(Number((value * 100).toPrecision(12)));
  return Array.isArray(value) ? value.map(printedItem).join(' ') : printedItem(value);
}

function printedItem(entry: unknown): string {
  if (!isTree(entry)) return `${entry as string | number | boolean}`;
  return entry.command === '' ? String(entry.term) : `${String(entry.term)} ${String(entry.command)}`;
}
