/** The options of an embed, from the query of its address. Never throws: what cannot be read is named. */
import * as v from 'valibot';
import { fromMs, type Micros, toMs } from '../../base/time.ts';
import { ACTION_WORDS } from '../../scenario/actions.ts';
import { LONGEST_RUN } from '../../scenario/limits.ts';
import type { Permit } from '../session.ts';
import { SPEEDS } from '../speed.ts';
import type { Theme } from '../theme.ts';

const PARTS = ['stage', 'logs', 'words', 'time', 'diagram'] as const;
export type EmbeddedPart = (typeof PARTS)[number];

export interface EmbeddedOptions {
  readonly parts: ReadonlySet<EmbeddedPart>;
  readonly allow: ReadonlySet<Permit>;
  readonly start: Micros | null;
  readonly end: Micros | null;
  readonly loop: boolean;
  readonly autoplay: boolean;
  readonly speed: number | null;
  readonly theme: Theme;
  /** It was loaded when the reader pressed the button of `poster.html`: it plays. */
  readonly runonclick: boolean;
}

export interface ReadOptions {
  readonly options: EmbeddedOptions;
  /** What could not be read, as it stands in the address. */
  readonly faults: readonly string[];
}

const PLAY: readonly Permit[] = ['play', 'read'];
const LISTS: ReadonlyMap<string, readonly Permit[]> = new Map([
  ['none', []],
  ['play', PLAY],
  ['all', [...PLAY, ...ACTION_WORDS]],
]);
/** Whoever may act may play, too: otherwise nothing would come of it. */
const permits = (word: string): readonly Permit[] | undefined =>
  LISTS.get(word) ?? (isAct(word) ? [...PLAY, word] : undefined);
const isAct = (word: string): word is (typeof ACTION_WORDS)[number] =>
  (ACTION_WORDS as readonly string[]).includes(word);

/** A number as people write it: `1200`, `0.02`, `1/50`. */
const NUMBER = /^(\d{1,9}(?:\.\d{1,9})?)(?:\/(\d{1,9}(?:\.\d{1,9})?))?$/;
const number = (min: number, max: number) =>
  v.pipe(
    v.string(),
    v.regex(NUMBER),
    v.transform((text) => {
      const [, top, bottom = 1] = NUMBER.exec(text) ?? [];
      return Number(top) / Number(bottom);
    }),
    v.number(),
    v.minValue(min),
    v.maxValue(max),
  );
const time = v.pipe(number(0, toMs(LONGEST_RUN)), v.transform(fromMs));
const IS_OFF = /^(0|false|no|off)$/;
const FLAG = ['', '1', 'true', 'yes', 'on', '0', 'false', 'no', 'off'] as const;
const flag = v.pipe(
  v.picklist(FLAG),
  v.transform((text) => !IS_OFF.test(text)),
);
const [slowest = 0, fastest = 1] = [SPEEDS[0], SPEEDS.at(-1)];

const SINGLE = {
  start: time,
  end: time,
  loop: flag,
  autoplay: flag,
  // `poster.html` shows the button, and says so here when it was pressed.
  runonclick: v.pipe(
    v.picklist([...FLAG, 'pressed']),
    v.transform((text) => !IS_OFF.test(text)),
  ),
  speed: number(slowest, fastest),
  theme: v.picklist(['light', 'dark', 'system']),
};

/** What others put into addresses, to count readers: it says nothing to us. */
const FOREIGN = /^(utm_\w+|\w*clid|ref|v)$/;
const MOST_SHOWN = 60;
const shown = (text: string): string => (text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text);

/** The members of a comma list that `known` knows; the others are faults. */
function members<T>(
  name: string,
  text: string,
  faults: string[],
  known: (word: string) => readonly T[] | undefined,
): ReadonlySet<T> | null {
  const found = new Set<T>();
  let any = false;
  for (const word of text.split(',').map((one) => one.trim())) {
    const meant = known(word);
    if (meant === undefined) faults.push(`${name}=${shown(word)}`);
    any ||= meant !== undefined;
    for (const one of meant ?? []) found.add(one);
  }
  return any ? found : null;
}

function partsOf(word: string): readonly EmbeddedPart[] | undefined {
  const found = PARTS.filter((part) => part === word);
  return found.length > 0 ? found : undefined;
}

export function readEmbedOptions(search: string): ReadOptions {
  const faults: string[] = [];
  const query = new URLSearchParams(search);
  /** Of an option that is given twice, the first counts. */
  const single = <Name extends keyof typeof SINGLE>(
    name: Name,
  ): v.InferOutput<(typeof SINGLE)[Name]> | null => {
    const text = query.get(name);
    if (text === null) return null;
    const read = v.safeParse(SINGLE[name], text);
    if (!read.success) faults.push(`${name}=${shown(text)}`);
    return read.success ? (read.output as v.InferOutput<(typeof SINGLE)[Name]>) : null;
  };
  const list = <T>(name: string, known: (word: string) => readonly T[] | undefined) => {
    const text = query.get(name);
    return text === null ? null : members(name, text, faults, known);
  };
  const start = single('start');
  const end = single('end');
  const isBackwards = end !== null && end <= (start ?? 0);
  if (isBackwards) faults.push(`end=${shown(query.get('end') ?? '')}`);
  const options: EmbeddedOptions = {
    parts: list('parts', partsOf) ?? new Set(['stage', 'time']),
    allow: list('allow', permits) ?? new Set(PLAY),
    start,
    end: isBackwards ? null : end,
    loop: single('loop') ?? false,
    autoplay: single('autoplay') ?? false,
    speed: single('speed'),
    theme: single('theme') ?? 'system',
    runonclick: single('runonclick') ?? false,
  };
  const known = new Set(['embed', 'parts', 'allow', ...Object.keys(SINGLE)]);
  for (const name of new Set(query.keys()))
    if (!known.has(name) && !FOREIGN.test(name)) faults.push(shown(name));
  return { options, faults };
}
