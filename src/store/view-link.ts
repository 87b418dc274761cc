/**
 * What a link says besides what it opens: readable parameters after it, as in
 * `#run=1.…&t=240&v=2&play&select=S3`. docs/links.md describes them; they are a promise, as the run itself. A
 * newer version gets a number, and a migration from the one before. Light: embeds and windows use it, too.
 */
import * as v from 'valibot';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import { LONGEST_RUN } from '../scenario/limits.ts';
import type { LineId } from '../sim/figure/lines.ts';
import * as words from '../words/addresses.ts';
import type { Detail, Selected } from './session.ts';
import { STUDIES } from './studies.ts';

/**
 * The newest version. Without a number a link has version 1. The oldest one that can say it all is written.
 */
const NEWEST = 3;
/** Parameters without a value, by the version that knows them first. */
const FLAGS: ReadonlyMap<string, number> = new Map([
  ['play', 2],
  ['hall', 3],
]);

const PANELS = ['diagram', 'editor', ...STUDIES] as const;
export type Panel = (typeof PANELS)[number];

interface Stretch {
  readonly from: Micros;
  readonly to: Micros;
}

/** How a link shows what it opens; each part may be missing. Its fields have the names of the parameters. */
export interface LinkView {
  /** The time of the playhead. */
  readonly t?: Micros;
  readonly play?: true;
  /** Playing stops there. */
  readonly until?: Micros;
  /** Virtual time per wall time. */
  readonly speed?: number;
  /** For this visit: the reader's own choice stays stored. */
  readonly theme?: 'light' | 'dark';
  readonly select?: Selected;
  /** Open panels; the others are closed. */
  readonly panels?: readonly Panel[];
  /** Of the diagram. */
  readonly window?: Stretch;
  /** The stretch that the track shows. */
  readonly track?: Stretch;
  /** Of the list of events. */
  readonly detail?: Detail;
  /** Stage and logs fill the screen. */
  readonly hall?: true;
  /** The rule that is pinned in its panel. */
  readonly rule?: LineId;
  /** The branches, packed: see `view-branches.ts`. */
  readonly branches?: string;
  /** The branch that is compared with the open one. */
  readonly beside?: number;
}

export interface ReadView {
  readonly view: LinkView;
  /** What could not be read, in words; null: everything was. */
  readonly complaint: string | null;
}

// -------------------------------------------------------------------------------------------- the parameters

interface Codec<T> {
  readonly read: v.GenericSchema<string, T>;
  readonly print: (value: T) => string;
}

const isNumber = /^\d+(\.\d+)?(e\d+)?$/;
const number = v.pipe(v.string(), v.regex(isNumber), v.transform(Number), v.number(), v.finite());
const time = v.pipe(number, v.maxValue(toMs(LONGEST_RUN)), v.transform(fromMs));
const printTime = (value: Micros): string => String(toMs(value));

/** `120-480`, in ms. */
const stretch: Codec<Stretch> = {
  read: v.pipe(
    v.string(),
    v.transform((text) => text.split('-')),
    v.strictTuple([time, time]),
    v.transform(([from, to]) => ({ from, to })),
    v.check(({ from, to }) => from < to),
  ),
  print: ({ from, to }) => `${printTime(Math.round(from))}-${printTime(Math.round(to))}`,
};

const KINDS = { S: 'server', m: 'message', e: 'event' } as const;
const LETTERS = { server: 'S', message: 'm', event: 'e' } as const;

const selected: v.GenericSchema<string, Selected> = v.pipe(
  v.string(),
  v.regex(/^[Sme]\d{1,15}$/),
  v.transform((text) => ({ kind: KINDS[text.slice(0, 1) as keyof typeof KINDS], id: Number(text.slice(1)) })),
);

const panels: v.GenericSchema<string, readonly Panel[]> = v.pipe(
  v.string(),
  v.transform((text) => (text === '' ? [] : text.split(','))),
  v.array(v.picklist(PANELS)),
);

/** The panel, which has all names, is fetched later: there, an unknown name is ignored. */
const lineName = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z-]{3,20}$/),
  v.transform((text) => text as LineId),
);

const [SLOWEST, FASTEST] = [1 / 1000, 1000];

const flag: Codec<true> = {
  read: v.pipe(
    v.literal(''),
    v.transform((): true => true),
  ),
  print: () => '',
};

/** In the order in which they are written. */
const CODECS: { readonly [P in keyof LinkView]-?: Codec<NonNullable<LinkView[P]>> } = {
  t: { read: time, print: printTime },
  play: flag,
  until: { read: time, print: printTime },
  speed: {
    read: v.pipe(number, v.minValue(SLOWEST), v.maxValue(FASTEST)),
    print: (speed) => String(Number(speed.toPrecision(6))),
  },
  theme: { read: v.picklist(['light', 'dark']), print: String },
  select: { read: selected, print: ({ kind, id }) => `${LETTERS[kind]}${id}` },
  panels: { read: panels, print: (open) => open.join(',') },
  window: stretch,
  track: stretch,
  detail: { read: v.picklist(['turns', 'decisions', 'everything']), print: String },
  hall: flag,
  rule: { read: lineName, print: String },
  branches: { read: v.pipe(v.string(), v.regex(/^[\w-]+$/)), print: String },
  beside: { read: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number)), print: String },
};
type Parameter = keyof LinkView;
const PARAMETERS = Object.keys(CODECS) as readonly Parameter[];

// ------------------------------------------------------------------------------------------------ migrations

type Raw = ReadonlyMap<string, string>;

const without = (raw: Raw, added: string): Raw => new Map([...raw].filter(([name]) => name !== added));

/** From each version to the next: the first from 1 to 2. */
const MIGRATIONS: readonly ((raw: Raw) => Raw)[] = [
  // Version 1 knew only the time. Other parameters were added by others, and mean nothing.
  (raw) => new Map([...raw].filter(([name]) => name === 't')),
  // In version 2, others may have added a parameter of this name.
  (raw) => without(raw, 'hall'),
];

function migrated(raw: Raw, version: number): Raw {
  return MIGRATIONS.slice(version - 1).reduce((older, migrate) => migrate(older), raw);
}

// ------------------------------------------------------------------------------------- reading and printing

/** What a hash opens, and the parameters after it. */
export function partsOf(hash: string): { readonly what: string; readonly parts: readonly string[] } {
  const [what = '', ...parts] = hash.split('&');
  return { what, parts: parts.filter((part) => part !== '') };
}

/** Reads the parameters of a link. Never throws: what cannot be read is named, and the rest is read. */
export function readView(parts: readonly string[]): ReadView {
  const raw = new Map<string, string>();
  const bare: string[] = [];
  for (const part of parts) {
    const [, name = '', value] = /^(\w+)(?:=(.*))?$/s.exec(part) ?? [];
    if (value === undefined) bare.push(part);
    if ((value !== undefined || FLAGS.has(name)) && !raw.has(name)) raw.set(name, value ?? '');
  }
  const version = versionIn(raw);
  if (version === null) return { view: {}, complaint: words.noVersion(shortened(raw.get('v') ?? '')) };
  if (version > NEWEST) return { view: {}, complaint: words.tooNew(version) };
  if (version === 1) return readFirst(raw, parts);
  // Parameters that others add to a link have a value: `from=mail`. So a name alone is what is left of one.
  const damaged = bare.filter((name) => (FLAGS.get(name) ?? Infinity) > version);
  return readNewest(migrated(raw, version), damaged);
}

/** 1 without a number; null: it is none. */
function versionIn(raw: Raw): number | null {
  const text = raw.get('v') ?? '1';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null;
}

/** In version 1 a parameter without a value is damage, and so is any other one if there is no time. */
function readFirst(raw: Raw, parts: readonly string[]): ReadView {
  const strange = parts.find((part) => !raw.has('t') || !/^\w+=/.test(part));
  if (strange !== undefined) return { view: {}, complaint: words.damagedEnd(shortened(strange)) };
  const text = migrated(raw, 1).get('t');
  return text === undefined ? { view: {}, complaint: null } : readTime(text);
}

function readTime(text: string): ReadView {
  const { success, output } = v.safeParse(time, text);
  if (success) return { view: output > 0 ? { t: output } : {}, complaint: null };
  const why = isNumber.test(text) ? words.timeTooLong : words.noTime;
  return { view: {}, complaint: why(shortened(text)) };
}

function readNewest(raw: Raw, damaged: readonly string[]): ReadView {
  const view: Partial<Record<Parameter, unknown>> = {};
  const unread = [...damaged];
  for (const name of PARAMETERS) {
    const text = raw.get(name);
    if (text === undefined) continue;
    const { success, output } = v.safeParse(CODECS[name].read as v.GenericSchema<string, unknown>, text);
    if (success) view[name] = output;
    else unread.push(text === '' ? name : `${name}=${text}`);
  }
  return {
    view: view as LinkView,
    complaint: unread.length > 0 ? words.unread(unread.slice(0, 3).map(shortened)) : null,
  };
}

/** The parameters of a view, each after `&`. With no more than a time they are those of version 1. */
export function printView(view: LinkView): string {
  const texts = PARAMETERS.flatMap((name) => {
    const value = view[name];
    if (value === undefined || (name === 't' && value === 0)) return [];
    const text = (CODECS[name].print as (of: unknown) => string)(value);
    return [FLAGS.has(name) ? `&${name}` : `&${name}=${text}`];
  });
  const isFirst = texts.every((text) => text.startsWith('&t='));
  if (isFirst) return texts.join('');
  const [first = '', ...others] = texts;
  const version = `&v=${view.hall ? NEWEST : 2}`;
  // Early in the link: what is cut off behind it is still read by the right version.
  return first.startsWith('&t=') ? [first, version, ...others].join('') : [version, ...texts].join('');
}

const shortened = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text);
