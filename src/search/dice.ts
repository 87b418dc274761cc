/** A stream of random choices: a pure function of its seed and the number of the attempt. */
import { chance, draw, Purpose, within } from '../base/draw.ts';

export class Dice {
  readonly #seed: number;
  readonly #attempt: number;
  #count = 0;

  constructor(seed: number, attempt: number) {
    this.#seed = seed;
    this.#attempt = attempt;
  }

  #draw(): number {
    return draw(this.#seed, Purpose.search, this.#attempt, 0, this.#count++);
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return within(this.#draw(), low, high);
  }

  isLucky(probability: number): boolean {
    return chance(this.#draw(), probability);
  }

  one<T>(list: readonly T[]): T {
    return list[this.between(0, list.length - 1)] as T;
  }
}
