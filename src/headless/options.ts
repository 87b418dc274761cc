/** The command line of the headless run. */
import { readDocument, type ScenarioDocument } from '../scenario/document.ts';

export interface Options {
  /** A path, or `-` for standard input. */
  readonly file: string;
  readonly trace: boolean;
  readonly states: boolean;
  /** What takes the place of the document's own fields. */
  readonly instead: Pick<ScenarioDocument, 'until' | 'seed'>;
}

/** What was asked for cannot be done; the message is for standard error. */
export class UsageError extends Error {}

const USAGE =
  'usage: npm run -s headless -- [--until MS] [--seed N] [--trace] [--states] FILE   (- reads standard input)';

/** Reads the arguments. Throws a `UsageError` for what it does not know. */
export function readOptions(args: readonly string[]): Options {
  const files: string[] = [];
  const instead: { until?: number; seed?: number } = {};
  let trace = false;
  let states = false;
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    const [option, inline] = split(arg);
    if (option === '--until' || option === '--seed') {
      const field = option === '--until' ? 'until' : 'seed';
      instead[field] = readNumber(option, field, inline ?? rest.shift());
    } else if (arg === '--trace') trace = true;
    else if (arg === '--states') states = true;
    else if (arg.startsWith('-') && arg !== '-') throw new UsageError(`${arg}: unknown option\n${USAGE}`);
    else files.push(arg);
  }
  const [file, more] = files;
  if (file === undefined) throw new UsageError(`no file is given\n${USAGE}`);
  if (more !== undefined) throw new UsageError(`${more}: one file at a time\n${USAGE}`);
  return { file, trace, states, instead };
}

/** `--until=5` is `--until 5`. */
function split(arg: string): [option: string, value: string | undefined] {
  const equals = arg.startsWith('--') ? arg.indexOf('=') : -1;
  return equals < 0 ? [arg, undefined] : [arg.slice(0, equals), arg.slice(equals + 1)];
}

/** A number as the document's own field takes it. */
function readNumber(option: string, field: 'until' | 'seed', text: string | undefined): number {
  if (text === undefined) throw new UsageError(`${option}: a number is missing\n${USAGE}`);
  const value: unknown = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
  const read = readDocument({ raftarium: 1, [field]: value });
  if (!read.ok) throw new UsageError(`${option}: ${read.message.slice(field.length + 2)}\n${USAGE}`);
  return value as number;
}
