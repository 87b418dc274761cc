/**
 * The log of a run for ShiViz (https://bestchai.bitbucket.io/shiviz), which draws what happened before what.
 * A host is a server, the client, or the network. An entry is two lines: the event, and its host with its
 * vector clock.
 */
import { serverName } from '../base/names.ts';
import { type Micros, toMs } from '../base/time.ts';
import type { Action, SimEvent } from '../sim/types.ts';
import { eventSentence } from '../words/events.ts';

/**
 * How ShiViz reads an entry. The groups before `event` are fields that it shows beside the entry. It
 * understands no parenthesis with a backslash.
 */
const PARSER = String.raw`(?<seq>\d+) (?<time>\S+) (?<kind>\S+) (?<event>.*)\n(?<host>\S*) (?<clock>{.*})`;
/** The first line of a log is the parser; the second one would separate several runs. */
export const SHIVIZ_HEAD = `${PARSER}\n\n`;

const CLIENT = 'client';
const NETWORK = 'network';

/** The kinds of events in which the client takes part. */
const AT_CLIENT: ReadonlySet<string> = new Set(['request', 'client-request', 'client-response']);

function hostOf({ server, what }: SimEvent): string {
  if (AT_CLIENT.has(what.kind)) return CLIENT;
  return server === 0 || what.kind === 'lost' ? NETWORK : serverName(server);
}

/** How many events of each host happened before, itself included; by the host's place in the list. */
type Clock = readonly (number | undefined)[];

/** Vector clocks: an event comes after the one before it on its host, and after its causes. */
class Clocks {
  readonly hosts: string[] = [];
  /** Of the latest event of each host. */
  readonly #latest: Clock[] = [];
  /** Of the events at this instant: a step of a server is done at once. */
  readonly #now = new Map<number, Clock>();
  #time: Micros = 0;
  /** Of events that may later cause one on another host. A message arrives or is lost only once. */
  readonly #kept = new Map<number, Clock>();
  readonly #sends = new Map<number, number>();

  of(event: SimEvent): Clock {
    const { seq, time, causes } = event;
    if (time > this.#time) this.#now.clear();
    this.#time = time;
    const host = this.#placeOf(hostOf(event));
    const clock = [...(this.#latest[host] ?? [])];
    for (const cause of causes) this.#join(clock, cause);
    clock[host] = (clock[host] ?? 0) + 1;
    this.#latest[host] = clock;
    this.#now.set(seq, clock);
    this.#keep(event, clock);
    return clock;
  }

  #placeOf(host: string): number {
    const place = this.hosts.indexOf(host);
    return place < 0 ? this.hosts.push(host) - 1 : place;
  }

  /** A cause that is not kept is an earlier event of the same host. */
  #join(clock: (number | undefined)[], cause: number): void {
    const known = this.#kept.get(cause) ?? this.#now.get(cause);
    known?.forEach((count, place) => {
      clock[place] = Math.max(clock[place] ?? 0, count ?? 0);
    });
  }

  #keep({ seq, what }: SimEvent, clock: Clock): void {
    if (what.kind === 'send') {
      this.#kept.set(seq, clock);
      this.#sends.set(what.packet.id, seq);
    } else if (what.kind === 'deliver' || what.kind === 'lost') {
      this.#kept.delete(this.#sends.get(what.packet.id) ?? 0);
      this.#sends.delete(what.packet.id);
    } else if ('action' in what || what.kind === 'client-request') this.#kept.set(seq, clock);
  }
}

export class ShivizLog {
  readonly #clocks = new Clocks();

  /** The lines of the next event. `did`: the action that an action's event reports. */
  entry(event: SimEvent, did?: Action): string {
    const { seq, time, what } = event;
    const clock = this.#clocks.of(event);
    const counts = this.#clocks.hosts.flatMap((host, place) => {
      const count = clock[place] ?? 0;
      return count > 0 ? [`"${host}":${count}`] : [];
    });
    const sentence = eventSentence(event, did);
    return `${seq} ${toMs(time)} ${what.kind} ${sentence}\n${hostOf(event)} {${counts.join(',')}}\n`;
  }
}
