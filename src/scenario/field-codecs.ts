/** The fields of actions: how each is read from a document, and written back. */

import { serverName } from '../base/names.ts';
import { fromMs, type Micros, toMs } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Selector, Span, Target } from '../sim/types.ts';
import { idOf } from './names.ts';
import type { Ms, Pair, SelectorDocument, ServerName, TargetDocument } from './types.ts';

/** `Said` is the type in documents, `Meant` the type in the simulator. */
export interface FieldCodec<Said = unknown, Meant = unknown> {
  read(said: Said): Meant;
  write(meant: Meant): Said;
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
export const readFields = (parts: FieldCodecs, said: object): object => convert(parts, 'read', said);
export const writeFields = (parts: FieldCodecs, meant: object): object => convert(parts, 'write', meant);

/** The same in a document and in the simulator. */
const asItIs = <T>(value: T): T => value;
export const same = { read: asItIs, write: asItIs };

export const server: FieldCodec<ServerName, ServerId> = { read: idOf, write: serverName };

/** A server, or the running leader. */
export const target: FieldCodec<TargetDocument, Target> = {
  read: (said) => (said === 'leader' ? said : idOf(said)),
  write: (meant) => (meant === 'leader' ? meant : serverName(meant)),
};

export const groups: FieldCodec<readonly (readonly ServerName[])[], readonly (readonly ServerId[])[]> = {
  read: (said) => said.map((group) => group.map(idOf)),
  write: (meant) => meant.map((group) => group.map(serverName)),
};

export const duration: FieldCodec<Ms, Micros> = { read: fromMs, write: toMs };

const span: FieldCodec<Pair, Span> = {
  read: ([low, high]) => [fromMs(low), fromMs(high)],
  write: ([low, high]) => [toMs(low), toMs(high)],
};

/** How a link behaves: the settings that are given. */
export const SETTINGS = { latency: span, loss: same, duplication: same };

/** A filter of messages; a field left out matches any. */
export const FILTER = { from: server, to: server, type: same };

const SELECTION = { ...FILTER, term: same, which: same };

/** One message in flight by its id, or some of them. */
export const selector: FieldCodec<SelectorDocument, Selector> = {
  read: (said) =>
    typeof said === 'number' ? said : { ...readFields(SELECTION, said), which: said.which ?? 'first' },
  write: (meant) => (typeof meant === 'number' ? meant : writeFields(SELECTION, meant)),
};
