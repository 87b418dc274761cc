/** The small changes of a run that are worth trying, the latest first: each is one act at a time. */
import type { Micros } from '../base/time.ts';
import type { ServerId } from '../raft/types.ts';
import type { Changed } from '../sim/changed.ts';
import { isFall } from '../sim/kinds.ts';
import type { Simulation } from '../sim/simulation.ts';
import type { Action, Packet, SimEvent, World } from '../sim/types.ts';

export interface TriedChange {
  readonly what: Changed;
  /** How large it may be. */
  readonly least: Micros;
  readonly most: Micros;
  readonly act: (by: Micros) => { readonly action: Action; readonly time: Micros };
}

/** What begins a run again and again, and hears its events. */
export type Beginning = (onEvent?: (event: SimEvent) => void) => Simulation;

interface Stretch {
  readonly events: readonly SimEvent[];
  readonly start: Micros;
  /** The world at the end. */
  readonly world: World;
  readonly end: Micros;
}

const STEP: Micros = 1;
/** A way is open this long before a message is sent there, at most. */
const BEFORE: Micros = 1000;
/** More would take longer than a reader waits. */
const MOST_CHANGES = 1200;

/** The changes between the world in which the runs begin and a time. */
export function changesIn(begin: Beginning, end: Micros): readonly TriedChange[] {
  const events: SimEvent[] = [];
  const sim = begin((event) => void events.push(event));
  const start = sim.time;
  while (sim.advance(end));
  const stretch = { events: events.toReversed(), start, world: sim.world(), end };
  return [powers, ways, timers, messages].flatMap((find) => find(stretch)).slice(0, MOST_CHANGES);
}

const fit = (changes: readonly TriedChange[]): readonly TriedChange[] =>
  changes.filter(({ least, most }) => least <= most);

function messages({ events, start, world, end }: Stretch): readonly TriedChange[] {
  const flying = world.packets.filter(({ at }) => at !== Infinity);
  const ended = events.flatMap(({ what, time, causes }) => {
    if (what.kind === 'deliver') return [...earlier(what.packet, time, start), ...later(what.packet, time)];
    // One that was lost on its way would have had to come before that.
    const isMidway = what.kind === 'lost' && causes.length > 1 && what.packet.at !== Infinity;
    return isMidway ? earlier(what.packet, what.packet.at, start, what.packet.at - time + STEP) : [];
  });
  return fit([...flying.flatMap((packet) => earlier(packet, packet.at, start, packet.at - end)), ...ended]);
}

/** `atLeast`: it has to come that much before its arrival. */
function earlier(packet: Packet, arrival: Micros, start: Micros, atLeast = 0): readonly TriedChange[] {
  const { id, sentAt, message } = packet;
  const { type, from, to } = message;
  return [
    {
      what: { sort: 'message', is: 'earlier', type, from, to },
      least: Math.max(STEP, atLeast),
      most: arrival - Math.max(sentAt, start) - STEP,
      act: (by) => ({ action: { do: 'deliver', message: id }, time: arrival - by }),
    },
  ];
}

function later({ id, sentAt, message }: Packet, arrival: Micros): readonly TriedChange[] {
  const { type, from, to } = message;
  const time = arrival - STEP;
  return [
    {
      what: { sort: 'message', is: 'later', type, from, to },
      least: STEP,
      most: time > sentAt ? Infinity : 0,
      act: (by) => ({ action: { do: 'delay', message: id, by }, time }),
    },
  ];
}

function timers({ events, start, world, end }: Stretch): readonly TriedChange[] {
  const times = new Map(events.map(({ seq, time }) => [seq, time]));
  const running = [...world.nodes].flatMap(({ id, power, timers: { election } }) =>
    power === 'up' && election ? [sooner(id, election.dueAt, Math.max(start, election.startedAt), end)] : [],
  );
  const ranOut = events.flatMap((event): readonly TriedChange[] => {
    const { server, time, causes } = event;
    if (event.what.kind !== 'election-timeout' || server === 0) return [];
    const [cause] = causes;
    const since = (cause === undefined ? undefined : times.get(cause)) ?? start;
    const waits: TriedChange = {
      what: { sort: 'timer', is: 'later', server },
      least: STEP,
      most: Infinity,
      act: (by) => ({ action: { do: 'setTimer', server, in: by + STEP }, time: time - STEP }),
    };
    return time > STEP ? [sooner(server, time, since, end), waits] : [sooner(server, time, since, end)];
  });
  return fit([...running, ...ranOut]);
}

const sooner = (server: ServerId, due: Micros, since: Micros, end: Micros): TriedChange => ({
  what: { sort: 'timer', is: 'earlier', server },
  least: Math.max(STEP, due - end),
  most: due - since - STEP,
  act: (by) => ({ action: { do: 'timeout', server }, time: due - by }),
});

/** Where messages were lost as they were sent, by a cut or by chance. */
function ways({ events, start, end }: Stretch): readonly TriedChange[] {
  const lost = new Map<string, TriedChange>();
  for (const { what, time, causes } of events) {
    if (what.kind !== 'lost' || causes.length > 1 || (what.reason !== 'cut' && what.reason !== 'loss'))
      continue;
    const { from, to } = what.packet.message;
    const action: Action =
      what.reason === 'cut' ? { do: 'mend', from, to } : { do: 'link', from, to, loss: 0 };
    const key = `${from} ${to} ${what.reason}`;
    const least = lost.get(key)?.least ?? end - time + STEP;
    const act = (by: Micros) => ({ action, time: end - by });
    const most = Math.min(end - time + BEFORE, end - start);
    lost.set(key, { what: { sort: 'way', from, to }, least, most, act });
  }
  return fit([...lost.values()]);
}

const stops = (event: SimEvent): boolean =>
  isFall(event) || (event.what.kind === 'pause' && !event.what.nothing);

function powers({ events, start, world, end }: Stretch): readonly TriedChange[] {
  const down = [...world.nodes].filter(({ power }) => power !== 'up');
  return fit(
    down.map(({ id, power }): TriedChange => {
      const since = events.find((event) => event.server === id && stops(event))?.time ?? start;
      const action: Action = { do: power === 'crashed' ? 'restart' : 'resume', server: id };
      return {
        what: { sort: 'power', server: id },
        least: STEP,
        most: end - since - STEP,
        act: (by) => ({ action, time: end - by }),
      };
    }),
  );
}
