/** The command line of the headless run. */
import { parseArgs } from 'node:util';
import { visible } from '../base/visible.ts';
import { readDocument, type ScenarioDocument } from '../scenario/document.ts';
import { MOST_TIME, type Raisable, USUAL } from '../scenario/limits.ts';

export interface CommandLineOptions {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly trace: boolean;
  readonly states: boolean;
  /** Options that replace fields of the document. */
  readonly instead: Pick<ScenarioDocument, 'until' | 'seed'>;
  readonly limits: Raisable;
}

/** An error of usage; its message goes to standard error. */
export class UsageError extends Error {
  /** `help`: whether the message is followed by the usage. */
  constructor(message: string, help = false) {
    super(`${visible(message)}${help ? `\n${USAGE}` : ''}`);
  }
}

const USAGE = `usage: npm run -s headless -- [--until MS] [--seed N] [--trace] [--states]
         [--max-events N] [--max-time MS] [--max-in-flight N] FILE   (- reads standard input)`;

const FLAGS: readonly string[] = ['--trace', '--states'];
/** Options with a number that replaces a field or a limit; for a limit, with the highest value allowed. */
const FIELDS = new Map([
  ['--until', 'until'],
  ['--seed', 'seed'],
] as const);
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['--max-events', 1_000_000_000],
  ['--max-time', MOST_TIME],
  ['--max-in-flight', 1_000_000],
]);

/** Parses the arguments. Throws a `UsageError` for an unknown one. */
export function readOptions(args: readonly string[]): CommandLineOptions {
  const files: string[] = [];
  const flags = new Set<string>();
  const instead: { until?: number; seed?: number } = {};
  const raised = new Map<string, number>();
  for (const token of tokensOf(args)) {
    if (token.kind === 'positional') files.push(token.value);
    if (token.kind !== 'option') continue;
    const { rawName: option, value } = token;
    const field = FIELDS.get(option as '--until');
    const highest = LIMITS.get(option);
    if (field !== undefined) instead[field] = readField(option, field, value);
    else if (highest !== undefined) raised.set(option, readLimit(option, highest, value));
    else if (FLAGS.includes(option) && value === undefined) flags.add(option);
    else throw new UsageError(`${value === undefined ? option : `${option}=${value}`}: unknown option`, true);
  }
  const [file, more] = files;
  if (file === undefined) throw new UsageError('no file is given', true);
  if (more !== undefined) throw new UsageError(`${more}: one file at a time`, true);
  return {
    file,
    trace: flags.has('--trace'),
    states: flags.has('--states'),
    instead,
    limits: limitsOf(raised),
  };
}

/** Raises the limit of entries by the same factor as that of events. */
function limitsOf(raised: ReadonlyMap<string, number>): Raisable {
  const { run, time } = USUAL;
  const events = raised.get('--max-events') ?? run.events;
  const entriesSent = Math.max(run.entriesSent, events * (run.entriesSent / run.events));
  const inFlight = raised.get('--max-in-flight') ?? run.inFlight;
  return { run: { ...run, events, entriesSent, inFlight }, time: raised.get('--max-time') ?? time };
}

/** The arguments, split. Not strict: we report what is unknown in our own words. */
function tokensOf(args: readonly string[]) {
  const numbers = [...FIELDS.keys(), ...LIMITS.keys()].map(
    (name) => [name.slice('--'.length), { type: 'string' }] as const,
  );
  const options = Object.fromEntries(numbers);
  return parseArgs({ args: [...args], options, strict: false, allowPositionals: true, tokens: true }).tokens;
}

function readNumber(option: string, text: string | undefined): unknown {
  if (text === undefined) throw new UsageError(`${option}: a number is missing`, true);
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

/** A number, checked as the field of the document is. */
function readField(option: string, field: 'until' | 'seed', text: string | undefined): number {
  const value = readNumber(option, text);
  const read = readDocument({ raftarium: 1, [field]: value }, null);
  if (!read.ok) throw new UsageError(`${option}: ${read.message.slice(field.length + 2)}`, true);
  return value as number;
}

function readLimit(option: string, highest: number, text: string | undefined): number {
  const value = readNumber(option, text);
  if (typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= highest) return value;
  throw new UsageError(`${option}: must be a whole number from 1 to ${highest}, not ${text}`, true);
}
