/** The dialog of a new run: its settings, and what they mean. */

export const title = 'New run';
export const start = 'Start';
export const allDefaults = 'Defaults everywhere';

export const servers = 'Servers';
export const seed = 'Seed';
export const anotherSeed = 'Another seed';
export const electionTimeout = 'Election timeout';
export const heartbeatInterval = 'Heartbeat interval';
export const latency = 'Latency, one way';
export const loss = 'Loss';
export const duplication = 'Duplication';
export const diskWrite = 'A durable write takes';
export const ms = 'ms';
export const percent = '%';
export const to = 'to';

export const ofUnit = (name: string, unit: string) => `${name}, ${unit}`;
export const from = (name: string, unit: string) => `${name} from, ${unit}`;
export const upTo = (name: string, unit: string) => `${name} to, ${unit}`;
export const range = (low: string, high: string) => (low === high ? low : `${low} to ${high}`);
export const byDefault = (value: string) => `default ${value}`;
export const backToDefault = (name: string, value: string) => `${name}: back to the default, ${value}`;
export const changed = 'changed';

export const flow = 'Entries and reads';
export const replicate = 'New entries are sent';
export const replicateWays = {
  heartbeat: 'with the next heartbeat',
  'at-once': 'at once',
} as const;
export const maxEntries = 'Entries in one message, at most';
export const noop = 'A new leader appends an empty entry';
export const fastBacktrack = 'A refusal says where the logs part';
export const reads = 'A read';
export const readWays = {
  log: 'goes through the log',
  local: 'is answered at once, perhaps with an old value',
} as const;
export const yes = 'yes';
export const no = 'no';

export const single = 'Single servers';
export const singleHint =
  'A clock of 1.1 runs its timers 10 % fast. First timeouts are the first draws of a server, in ms; after them come the seed’s.';
export const server = 'Server';
export const clock = 'Clock';
export const timeouts = 'First timeouts';

export const held = 'What servers hold at the start';
export const heldHint =
  'A log is its terms, each with its command if it has one: 1 1 2 SET x 3. A field left empty is the default.';
export const term = 'Term';
export const votedFor = 'Vote for';
export const leads = 'Leads';
export const log = 'Log';
/** A field of one server. */
export const ofServer = (name: string, field: string) => `${name}: ${field}`;

export const verdict = 'Will it work?';
export const verdictOfLast = 'What is written here is about the last settings without an error.';
