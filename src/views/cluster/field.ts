/**
 * The current places of the servers. When a partition changes the layout, they move there in wall time and
 * subscribers are called; after a jump in time they are there at once. Everything else on the stage follows
 * virtual time.
 */
import type { Glides } from '../../playback/glide.ts';
import type { ServerId } from '../../raft/types.ts';
import { type Lane, wayOn } from '../../scene/lane.ts';
import { type Layout, placeOf } from '../../scene/layout.ts';
import { easeOutCubic } from '../../scene/motion.ts';
import { between, type Point } from '../../scene/plane.ts';

const DRIFT_MS = 620;

const areSame = (some: readonly Point[], others: readonly Point[]): boolean =>
  some.length === others.length && some.every(({ x, y }, i) => x === others[i]?.x && y === others[i]?.y);

export class Field {
  readonly #glides: Glides;
  #layout: Layout;
  #share = 1;
  /** The layout with the current places. */
  #seen: Layout;
  /** Cached until a server moves. */
  readonly #lanes = new Map<number, Lane>();
  #stop = (): void => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(layout: Layout, glides: Glides) {
    this.#glides = glides;
    this.#layout = layout;
    this.#seen = layout;
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** The progress of the movement, from 0 to 1; 1 at rest. */
  get share(): number {
    return this.#share;
  }

  place(id: ServerId): Point {
    return placeOf(this.#seen, id);
  }

  lane(from: ServerId, to: ServerId): Lane {
    const key = from * this.#seen.places.length + to;
    const known = this.#lanes.get(key);
    if (known) return known;
    const lane = wayOn(this.#seen, from, to);
    this.#lanes.set(key, lane);
    return lane;
  }

  /** Subscribes `moved`: it is called now, and whenever a place changes. Returns an unsubscribe function. */
  onMove(moved: () => void): () => void {
    this.#listeners.add(moved);
    moved();
    return () => this.#listeners.delete(moved);
  }

  /** Sets the layout: at once, or (`drift`) with a movement from the current places. */
  moveTo(layout: Layout, drift: boolean): void {
    if (layout === this.#layout) return;
    const { places, gaps } = this.#layout;
    const isSame = drift && areSame(layout.places, places) && areSame(layout.gaps, gaps);
    this.#layout = layout;
    // A run that is computed again has the same groups in other objects: what moves there goes on moving.
    if (isSame) return;
    this.#stop();
    const from = this.#seen.places;
    const glides = drift && from.length === layout.places.length;
    if (!glides) return this.#show(layout, 1);
    const drifted = (share: number) =>
      layout.places.map((home, id) => between(from[id] ?? home, home, share));
    this.#stop = this.#glides.begin(DRIFT_MS, (time) => {
      const share = easeOutCubic(time);
      this.#show(share === 1 ? layout : { ...layout, places: drifted(share) }, share);
    });
  }

  /** Stops the movement. */
  leave(): void {
    this.#stop();
  }

  #show(seen: Layout, share: number): void {
    this.#share = share;
    this.#seen = seen;
    this.#lanes.clear();
    for (const moved of this.#listeners) moved();
  }
}
