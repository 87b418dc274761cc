/** The fields of actions: how each is read from a document, and written back. */

import { serverName } from '../base/names.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { DiskSettings, Selector, Span, Target } from '../sim/types.ts';
import { idOf } from './names.ts';
import type { DiskDocument, Ms, Pair, SelectorDocument, ServerName, TargetDocument } from './types.ts';

/** `Said` is the type in documents, `Meant` the type in the simulator. */
export interface FieldCodec<Raw = unknown, Value = unknown> {
  read(raw: Raw): Value;
  write(value: Value): Raw;
}
export type FieldCodecs = Readonly<Record<string, FieldCodec>>;

/** Only the fields that are given, in the order of the table. */
function convert(parts: FieldCodecs, way: 'read' | 'write', from: object): object {
  const values = from as Readonly<Record<string, unknown>>;
  const converted: Record<string, unknown> = {};
  // A loop, for speed: a document may have tens of thousands of actions.
  for (const name of Object.keys(parts)) {
    const value = values[name];
    if (value !== undefined) converted[name] = parts[name]?.[way](value);
  }
  return converted;
}
export const readFields = (parts: FieldCodecs, raw: object): object => convert(parts, 'read', raw);
export const writeFields = (parts: FieldCodecs, values: object): object => convert(parts, 'write', values);

/** The same in a document and in the simulator. */
const asItIs = <T>(value: T): T => value;
export const same = { read: asItIs, write: asItIs };

export const server: FieldCodec<ServerName, ServerId> = { read: idOf, write: serverName };

/** A server, or the running leader. */
export const target: FieldCodec<TargetDocument, Target> = {
  read: (raw) => (raw === 'leader' ? raw : idOf(raw)),
  write: (value) => (value === 'leader' ? value : serverName(value)),
};

export const groups: FieldCodec<readonly (readonly ServerName[])[], readonly (readonly ServerId[])[]> = {
  read: (raw) => raw.map((group) => group.map(idOf)),
  write: (value) => value.map((group) => group.map(serverName)),
};

export const duration: FieldCodec<Ms, Micros> = { read: fromMs, write: toMs };

export const span: FieldCodec<Pair, Span> = {
  read: ([low, high]) => [fromMs(low), fromMs(high)],
  write: ([low, high]) => [toMs(low), toMs(high)],
};

/** Timers never run for less than 1 µs: one of no length would run out for ever at one instant. */
const toTimer = (ms: Ms): Micros => Math.max(1, fromMs(ms));
export const timer: FieldCodec<Ms, Micros> = { read: toTimer, write: toMs };
export const timerSpan: FieldCodec<Pair, Span> = {
  read: ([low, high]) => [toTimer(low), toTimer(high)],
  write: span.write,
};

const DISK = { write: span, fails: same };
export const disk: FieldCodec<DiskDocument, Partial<DiskSettings>> = {
  read: (raw) => readFields(DISK, raw),
  write: (value) => writeFields(DISK, value),
};

/** How a link behaves: the settings that are given. */
export const SETTINGS = { latency: span, loss: same, duplication: same };

/** A filter of messages; a field left out matches any. */
export const FILTER = { from: server, to: server, type: same };

const SELECTION = { ...FILTER, term: same, which: same };

/** One message in flight by its id, or some of them. */
export const selector: FieldCodec<SelectorDocument, Selector> = {
  read: (raw) =>
    typeof raw === 'number' ? raw : { ...readFields(SELECTION, raw), which: raw.which ?? 'first' },
  write: (value) => (typeof value === 'number' ? value : writeFields(SELECTION, value)),
};
