/**
 * Where the servers are seen right now. The layout says where they belong. When a partition moves them, they drift there in the reader's
 * time, and whoever draws at their places is told; after a jump in time they stand there at once. Everything else on the stage follows
 * virtual time.
 */
import { glide } from '../../playback/glide.ts';
import type { ServerId } from '../../raft/types.ts';
import { type Lane, laneOf } from '../../scene/lane.ts';
import { type Layout, placeOf } from '../../scene/layout.ts';
import { between, type Point } from '../../scene/plane.ts';

const DRIFT_MS = 620;
const settle = (share: number): number => 1 - (1 - share) ** 3;

export class Field {
  #layout: Layout;
  /** Where everybody was when the drift began. */
  #from: readonly Point[];
  #share = 1;
  #stop = (): void => undefined;
  readonly #listeners = new Set<() => void>();

  constructor(layout: Layout) {
    this.#layout = layout;
    this.#from = layout.places;
  }

  get layout(): Layout {
    return this.#layout;
  }

  /** How far a drift has come, from 0 to 1; 1 at rest. */
  get share(): number {
    return this.#share;
  }

  place(id: ServerId): Point {
    const home = placeOf(this.#layout, id);
    return this.#share === 1 ? home : between(this.#from[id] ?? home, home, this.#share);
  }

  lane(from: ServerId, to: ServerId): Lane {
    const { disc, scale } = this.#layout;
    return laneOf(this.place(from), this.place(to), disc, scale);
  }

  /** Calls `moved` now, and whenever a place changes; gives the way to stop that. */
  onMove(moved: () => void): () => void {
    this.#listeners.add(moved);
    moved();
    return () => this.#listeners.delete(moved);
  }

  /** Takes over a layout: at once, or (`drift`) as a drift from where everybody is now. */
  moveTo(layout: Layout, drift: boolean): void {
    if (layout === this.#layout) return;
    this.#stop();
    const from = this.#layout.places.map((_, id) => this.place(id));
    const glides = drift && from.length === layout.places.length;
    this.#layout = layout;
    this.#from = from;
    if (!glides) return this.#arrive(1);
    this.#stop = glide(DRIFT_MS, (share) => this.#arrive(settle(share)));
  }

  /** Ends a drift where it is. */
  leave(): void {
    this.#stop();
  }

  #arrive(share: number): void {
    this.#share = share;
    for (const moved of this.#listeners) moved();
  }
}
