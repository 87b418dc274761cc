/**
 * Real touches as a phone sends them: with implicit capture, `touch-action`, and the browser's own gestures.
 * Chromium only.
 */
import type { CDPSession, Locator, Page } from '@playwright/test';

export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A phone, for `test.use`. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } as const;

const STEPS = 8;
const on = (from: Place, to: Place, share: number): Place => ({
  x: from.x + (to.x - from.x) * share,
  y: from.y + (to.y - from.y) * share,
});

export class Fingers {
  readonly #session: CDPSession;
  private constructor(session: CDPSession) {
    this.#session = session;
  }

  static async on(page: Page): Promise<Fingers> {
    return new Fingers(await page.context().newCDPSession(page));
  }

  async #send(type: 'touchStart' | 'touchMove' | 'touchEnd', places: readonly Place[]): Promise<void> {
    const touchPoints = places.map(({ x, y }, id) => ({ x, y, id }));
    await this.#session.send('Input.dispatchTouchEvent', { type, touchPoints });
  }

  down = (...places: Place[]) => this.#send('touchStart', places);
  to = (...places: Place[]) => this.#send('touchMove', places);
  up = () => this.#send('touchEnd', []);

  async tap(place: Place): Promise<void> {
    await this.down(place);
    await this.up();
  }

  /** Moves from one place to the other, without lifting the finger. */
  async pull(from: Place, to: Place): Promise<void> {
    await this.down(from);
    for (let i = 1; i <= STEPS; i += 1) await this.to(on(from, to, i / STEPS));
  }

  async drag(from: Place, to: Place): Promise<void> {
    await this.pull(from, to);
    await this.up();
  }

  /** Two fingers around `middle`, first at one distance, then at another. */
  async pinch(middle: Place, from: number, to: number): Promise<void> {
    const two = (apart: number) =>
      [-apart / 2, apart / 2].map((aside) => ({ x: middle.x + aside, y: middle.y }));
    await this.down(...two(from));
    for (let i = 1; i <= STEPS; i += 1) await this.to(...two(from + ((to - from) * i) / STEPS));
    await this.up();
  }
}

export async function middleOf(what: Locator): Promise<Place> {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not on the page');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

/** Between two places. */
export const between = (one: Place, other: Place): Place => on(one, other, 0.5);
