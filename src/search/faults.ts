/** Faults at random times, each with its end, and the calm after them. */
import { serverName } from '../base/names.ts';
import type { MessageType } from '../raft/types.ts';
import type { ActionDocument, Ms, UntimedAction } from '../scenario/types.ts';
import { MESSAGE_TYPES } from '../sim/network.ts';
import type { Dice } from './dice.ts';
import type { Feature } from './features.ts';

/** An action at its time, which stays on whole milliseconds. */
const then = (at: Ms, action: UntimedAction): ActionDocument => ({ at: Math.round(at), ...action });
const SECOND = 1000;

export class Faults {
  readonly #dice: Dice;
  readonly #names: readonly string[];
  /** A cluster with election timeouts of a second needs more time for everything than one with 300 ms. */
  readonly #pace: number;
  readonly #late: MessageType | undefined;
  #asked = 0;

  constructor(size: number, pace: number, late: MessageType | undefined, dice: Dice) {
    this.#dice = dice;
    this.#names = Array.from({ length: size }, (_, i) => serverName(i + 1));
    this.#pace = pace;
    this.#late = late;
  }

  /** Some of each kind, until `span`; they end somewhat later. */
  until(span: Ms, on: ReadonlySet<Feature>): ActionDocument[] {
    const used = Object.entries(this.#kinds).filter(([kind]) => on.has(kind as Feature));
    if (used.length === 0) return [];
    const count = Math.ceil((span / this.#pace / SECOND) * this.#dice.between(4, 18));
    return Array.from({ length: count }, () => {
      const [, fault] = this.#dice.one(used);
      return fault(this.#dice.between(Math.round(100 * this.#pace), Math.round(span)));
    }).flat();
  }

  /** Ends all faults, but for a minority that stays down, or one direction of a link that stays cut. */
  calm(at: Ms): ActionDocument[] {
    const names = this.#names;
    const down = this.#dice.isLucky(0.5) ? this.#dice.one([...names, 'leader', 'leader']) : null;
    const ends: UntimedAction[] = [
      { do: 'heal' },
      { do: 'release' },
      { do: 'network', loss: 0, duplication: 0 },
      ...names.map((server): UntimedAction => ({ do: 'resume', server })),
      ...names.map((server): UntimedAction => ({ do: 'restart', server })),
      ...(down === null ? [] : [{ do: 'crash', server: down } as const]),
    ];
    return [...ends.map((action) => then(at, action)), ...this.#oneWay(at + 60 * this.#pace)];
  }

  /** One direction stays cut, and the server behind it stands for election. */
  #oneWay(at: Ms): ActionDocument[] {
    if (!this.#dice.isLucky(0.3)) return [];
    const { from, to } = this.#way();
    return [then(at, { do: 'cut', from, to }), then(at, { do: 'timeout', server: from })];
  }

  readonly #kinds: Partial<Record<Feature, (at: Ms) => ActionDocument[]>> = {
    requests: (at) => {
      this.#asked += 1;
      const server = this.#dice.isLucky(0.6) ? 'leader' : this.#dice.one(this.#names);
      const command = this.#dice.isLucky(0.5) ? `SET x ${this.#asked}` : `ADD y ${this.#asked}`;
      return [then(at, { do: 'request', server, command })];
    },
    timeouts: (at) => [then(at, { do: 'timeout', server: this.#dice.one(this.#names) })],
    crashes: (at) => {
      const server = this.#dice.isLucky(0.3) ? 'leader' : this.#dice.one(this.#names);
      // The leader may be another one by then: whoever is down is started.
      const back = server === 'leader' ? this.#names : [server];
      const later = this.#soonAfter(at);
      return [
        then(at, { do: 'crash', server }),
        ...back.map((one) => then(later, { do: 'restart', server: one })),
      ];
    },
    pauses: (at) => {
      const server = this.#dice.one(this.#names);
      return [then(at, { do: 'pause', server }), then(this.#soonAfter(at), { do: 'resume', server })];
    },
    partitions: (at) => {
      const one = this.#names.filter(() => this.#dice.isLucky(0.5));
      const groups = [one, this.#names.filter((name) => !one.includes(name))];
      const split = { do: 'partition', groups: groups.filter(({ length }) => length > 0) } as const;
      return [then(at, split), then(this.#soonAfter(at), { do: 'heal' })];
    },
    'one-way': (at) => {
      const link = this.#way();
      return [then(at, { do: 'cut', ...link }), then(this.#soonAfter(at), { do: 'mend', ...link })];
    },
    'slow-links': (at) => {
      const link = this.#way();
      const slow = this.#dice.one([60, 150, 300]) * this.#pace;
      return [
        then(at, { do: 'link', ...link, latency: [slow, slow] }),
        then(this.#soonAfter(at), { do: 'link', ...link, latency: [10, 10] }),
      ];
    },
    holds: (at) => {
      const type = this.#late ?? this.#dice.one(MESSAGE_TYPES);
      const link = this.#dice.isLucky(0.6) ? this.#way() : { from: this.#dice.one(this.#names) };
      // Held long enough, a message is of an earlier term when it arrives.
      const end = at + this.#dice.one([20, 100, 300, 500]) * this.#pace;
      return [then(at, { do: 'hold', ...link, type }), then(end, { do: 'release', ...link, type })];
    },
  };

  #way(): { readonly from: string; readonly to: string } {
    const from = this.#dice.one(this.#names);
    return { from, to: this.#dice.one(this.#names.filter((name) => name !== from)) };
  }

  #soonAfter(at: Ms): Ms {
    return at + this.#dice.one([5, 20, 60, 150, 300]) * this.#pace;
  }
}
