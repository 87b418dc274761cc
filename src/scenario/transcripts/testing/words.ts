/**
 * Translates plain words to a scenario document: a line of a transcript becomes a part of the document's
 * JSON.
 */
import { MESSAGE_TYPES } from '../../../sim/network.ts';

type Json = Record<string, unknown>;

/** A line that cannot be understood. */
export class Unclear extends Error {}

const SERVER = /^S\d+$/;
const number = (word: string): number => {
  if (!/^-?\d+(\.\d+)?$/.test(word)) throw new Unclear(`not a number: ${word}`);
  return Number(word);
};
/** `10` or `10-15`. */
const span = (word: string): [number, number] => {
  const [low = '', high = low] = word.split('-');
  return [number(low), number(high)];
};
const onOff = (word: string): boolean => {
  if (word !== 'on' && word !== 'off') throw new Unclear(`neither on nor off: ${word}`);
  return word === 'on';
};
/** `3`, `3..`, `..5`, `3..5`. */
function amount(word: string): number | { min?: number; max?: number } {
  const [low = '', high] = word.split('..');
  if (high === undefined) return number(low);
  return { ...(low && { min: number(low) }), ...(high && { max: number(high) }) };
}
const split = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const nobody = (word: string): string | null => (word === 'nobody' ? null : word);

// -------------------------------------------------------------------------------------------------- cluster

const SETTINGS: Record<string, (word: string) => unknown> = {
  electionTimeout: span,
  heartbeatInterval: number,
  latency: span,
  loss: number,
  duplication: number,
  replicate: (word) => word,
  maxEntries: number,
  noop: onOff,
  fastBacktrack: onOff,
};

/** `1 1 2`, `1x50`, `1(SET x 5)`. */
function entries(text: string): unknown[] {
  return [...text.matchAll(/(\d+)(?:x(\d+))?(?:\(([^)]*)\))?/g)].flatMap(([, term, times = '1', command]) =>
    new Array(Number(times)).fill(command === undefined ? Number(term) : { term: Number(term), command }),
  );
}

function start(text: string): Json {
  const [, log] = /with log ([^,]*)/.exec(text) ?? [];
  const [, term] = /in term (\d+)/.exec(text) ?? [];
  const [, vote] = /voted for (\w+)/.exec(text) ?? [];
  const role = /as leader/.test(text) ? 'leader' : undefined;
  const rest = text.replace(/with log [^,]*|in term \d+|voted for \w+|as leader|,/g, '').trim();
  if (rest !== '') throw new Unclear(`a start is not ${rest}`);
  return {
    ...(term && { term: Number(term) }),
    ...(vote && { votedFor: nobody(vote) }),
    ...(log !== undefined && { log: entries(log) }),
    ...(role && { role }),
  };
}

/** `place Virginia S1 S2`, `between Virginia Ireland latency 40`, `from S1 to S2 loss 1`. */
function networkLine(cluster: Json, line: string): boolean {
  const [, place, names = ''] = /^place (\w+) (.*)$/.exec(line) ?? [];
  const [, a, b, both = ''] = /^between (\w+) (\w+) (.*)$/.exec(line) ?? [];
  const [, from, to, one = ''] = /^from (\w+) to (\w+) (.*)$/.exec(line) ?? [];
  if (place) cluster.places = { ...(cluster.places as Json | undefined), [place]: split(names) };
  else if (a && b) cluster.links = [...links(cluster), { between: [a, b], ...linkSettings(split(both)) }];
  else if (from && to) cluster.links = [...links(cluster), { from, to, ...linkSettings(split(one)) }];
  else return false;
  return true;
}

const links = ({ links: all = [] }: Json): unknown[] => all as unknown[];

/** Adds a line about the cluster to `document`. */
export function clusterLine(document: Json, line: string): void {
  const cluster = document.cluster as Json;
  if (networkLine(cluster, line)) return;
  const put = (key: string, name: string, value: unknown): void => {
    cluster[key] = { ...(cluster[key] as Json | undefined), [name]: value };
  };
  const [size] = /^\d+(?= servers?$)/.exec(line) ?? [];
  const [, names, verb, rest = ''] =
    /^((?:S\d+ )+)(starts?|election timeouts?|electionTimeout|clock|disk) ?(.*)$/.exec(line) ?? [];
  const [key = '', value = '', ...more] = split(line);
  if (size !== undefined) cluster.servers = Number(size);
  else if (names && verb) {
    for (const name of split(names)) {
      if (verb.startsWith('start')) put('initial', name, start(rest));
      else if (verb === 'clock') put('clock', name, number(rest));
      else if (verb === 'electionTimeout') put('electionTimeouts', name, span(rest));
      else if (verb === 'disk') put('disks', name, { write: span(rest) });
      else put('timeouts', name, split(rest).map(number));
    }
  } else if (key === 'seed') document.seed = number(value);
  else if (key === 'reads') put('rules', key, value);
  else if (key === 'disk' || key === 'fails')
    cluster.disk = { ...(cluster.disk as Json | undefined), ...diskWord(key, value) };
  else if (SETTINGS[key] && more.length === 0) cluster[key] = SETTINGS[key](value);
  else throw new Unclear(`no setting of a cluster: ${line}`);
}

// -------------------------------------------------------------------------------------------------- actions

/** `AppendEntries from S1 to S2 of term 2`, or any part of it. */
function which(words: readonly string[]): Json {
  const found: Json = {};
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (MESSAGE_TYPES.some((type) => type === word)) found.type = word;
    else if (word === 'first' || word === 'all') found.which = word;
    else if (word === 'from' || word === 'to') found[word] = words[++i];
    else if (word === 'of' && words[++i] === 'term') found.term = number(words[++i] ?? '');
    else throw new Unclear(`no message is ${word}`);
  }
  return found;
}

function linkSettings(words: readonly string[]): Json {
  const found: Json = {};
  for (let i = 0; i < words.length; i += 2) {
    const [key = '', value = ''] = [words[i], words[i + 1]];
    found[key] = key === 'latency' ? span(value) : number(value);
  }
  return found;
}

/** `S2 electionTimeout 100-120`, or `heartbeatInterval 20 noop on`. */
function changes(words: readonly string[]): Json {
  const [first = ''] = words;
  const own = SERVER.test(first) || first === 'leader';
  const found: Json = own ? { server: first } : {};
  for (let i = own ? 1 : 0; i < words.length; i += 2) {
    const [key = '', value = ''] = [words[i], words[i + 1]];
    if (key === 'disk' || key === 'fails')
      found.disk = { ...(found.disk as Json | undefined), ...diskWord(key, value) };
    else if (key === 'clock') found.clock = number(value);
    else if (SETTINGS[key]) found[key] = SETTINGS[key](value);
    else throw new Unclear(`no setting: ${key}`);
  }
  return found;
}

const diskWord = (key: string, value: string): Json =>
  key === 'disk' ? { write: span(value) } : { fails: number(value) };

/** An action, without its time. */
function actionIn(text: string): Json {
  const [verb = '', ...words] = split(text);
  const [first = '', second = '', third = ''] = words;
  switch (verb) {
    case 'request':
      return { do: verb, server: first, command: words.slice(1).join(' ') };
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'wipe':
    case 'timeout':
    case 'failWrite':
      return { do: verb, server: first };
    case 'setTimer':
      return { do: verb, server: first, in: number(third) };
    case 'partition':
      return { do: verb, groups: text.slice(verb.length).split('|').map(split) };
    case 'heal':
      return { do: verb };
    case 'cut':
    case 'mend':
      return { do: verb, ...which(words) };
    case 'link':
      return { do: verb, from: first, to: second, ...linkSettings(words.slice(2)) };
    case 'network':
      return { do: verb, ...linkSettings(words) };
    case 'redraw':
      return { do: verb, stream: number(first) };
    case 'settings':
      return { do: verb, ...changes(words) };
    case 'drop':
    case 'duplicate':
    case 'deliver':
      return { do: verb, message: which(words) };
    case 'delay': {
      const by = words.indexOf('by');
      return { do: verb, message: which(words.slice(0, by)), by: number(words[by + 1] ?? '') };
    }
    case 'block':
    case 'unblock':
    case 'hold':
    case 'release':
      return { do: verb, ...which(words) };
    default:
      throw new Unclear(`no action: ${text}`);
  }
}

/** `ask S1 50 times SET x`, optionally with `every 10` ms between: SET x 1, SET x 2, … */
function askAgain(text: string, at: number): Json[] {
  const [, server, times, , every = '0', command] =
    /^ask (\w+) (\d+) times( every ([\d.]+))? (.*)$/.exec(text) ?? [];
  if (!server || !times) throw new Unclear(`no action: ${text}`);
  return Array.from({ length: Number(times) }, (_, i) => ({
    at: at + i * Number(every),
    do: 'request',
    server,
    command: `${command} ${i + 1}`,
  }));
}

/** `at 10 crash S1; heal` or `when S2 is leader, after 5, crash S1`. */
export function actionLine(line: string): Json[] {
  const [, at, deeds] = /^at ([\d.]+) (.*)$/.exec(line) ?? [];
  if (at && deeds?.startsWith('ask ')) return askAgain(deeds, Number(at));
  if (at && deeds) return deeds.split(/;\s*/).map((text) => ({ at: Number(at), ...actionIn(text) }));
  const [, when, after, then] = /^when (.*?),(?: after ([\d.]+),)? do (.*)$/.exec(line) ?? [];
  if (!when || !then) throw new Unclear(`no action: ${line}`);
  const [claim, ...others] = claims(when);
  if (others.length > 0) throw new Unclear(`one condition only: ${when}`);
  return then
    .split(/;\s*/)
    .map((text) => ({ when: claim, ...(after && { after: Number(after) }), ...actionIn(text) }));
}

// --------------------------------------------------------------------------------------------------- claims

const POWERS = ['up', 'paused', 'crashed'];

function ofServer(text: string): Json {
  const [word = '', ...rest] = split(text);
  const value = rest.join(' ');
  switch (word) {
    case 'is':
      return POWERS.includes(value) ? { power: value } : { role: value };
    case 'term':
    case 'commitIndex':
      return { [word]: amount(value) };
    case 'voted':
      return { votedFor: nobody(rest[1] ?? '') };
    case 'follows':
      return { leader: nobody(value) };
    case 'log':
      return { log: value === 'empty' ? [] : entries(value) };
    case 'state':
      return { state: value === 'empty' ? {} : Object.fromEntries(rest.map(keyValue)) };
    default:
      throw new Unclear(`nothing that is said of a server: ${text}`);
  }
}

function keyValue(text: string): [string, string | number] {
  const [key = '', value = ''] = text.split('=');
  return [key, /^-?\d+$/.test(value) ? Number(value) : value];
}

function ofCluster(text: string): Json {
  const [word = '', ...rest] = split(text);
  const value = rest.join(' ');
  switch (word) {
    case 'leaders':
      return { leaders: amount(value) };
    case 'leader':
    case 'committed':
    case 'violated':
      return { [word]: value };
    case 'agree':
      return { agree: rest };
    case 'count': {
      const range = amount(rest.at(-1) ?? '');
      const bounds = typeof range === 'number' ? { min: range, max: range } : range;
      return { count: { kind: rest[0], ...(SERVER.test(rest[1] ?? '') && { server: rest[1] }), ...bounds } };
    }
    default:
      throw new Unclear(`no claim: ${text}`);
  }
}

/**
 * `S1 S2 term 3, is follower` is a claim about each server; `leaders 1, agree S1 S2` is about the cluster.
 */
export function claims(text: string): Json[] {
  const [, names, rest] = /^((?:S\d+ )+)(.*)$/.exec(text) ?? [];
  const merged = (read: (part: string) => Json, whole: string): Json =>
    Object.assign({}, ...whole.split(/,\s*/).map(read)) as Json;
  if (!names || !rest) return [merged(ofCluster, text)];
  return split(names).map((server) => ({ server, ...merged(ofServer, rest) }));
}

/**
 * `expect S1 is leader`, at `end`; or `expect by 300: …`, `expect always 0-300: …`, `expect never 0-300: …`.
 */
export function expectLine(line: string, end: number): Json[] {
  const [, timing, window = '', text] = /^expect (by|at|always|never) ([\d.-]+): (.*)$/.exec(line) ?? [];
  if (!timing || !text) return claims(line.slice('expect '.length)).map((claim) => ({ at: end, ...claim }));
  const when = timing === 'by' || timing === 'at' ? number(window) : span(window);
  return claims(text).map((claim) => ({ [timing]: when, ...claim }));
}
