/**
 * What `embed.js` does in the page of somebody else: makes a frame, and speaks with it. No dependencies, and
 * small: it imports nothing but types.
 */
import type { Embed, EmbedOptions, EmbedState } from './api.ts';

const VERSION = 1;
/** A document is opened by a message: its address begins with an empty run. */
const EMPTY = 'sandbox';
/** In pixels, until the frame has said how high it wants to be. */
const FIRST_HEIGHT = 480;
const GONE = 'This embed was removed.';
const AGAIN = 'This embed was loaded again.';

type Listener = (value: never) => void;
interface Waiting {
  readonly resolve: (state: EmbedState) => void;
  readonly reject: (error: Error) => void;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const NAMES = [
  'parts',
  'allow',
  'start',
  'end',
  'loop',
  'autoplay',
  'speed',
  'theme',
  'runonclick',
] as const satisfies readonly (keyof EmbedOptions)[];

/** Attributes are texts. */
const isOn = (value: boolean | string | undefined): boolean =>
  value !== undefined && value !== false && !/^(0|false|no|off)$/.test(String(value));

/** What is open, from an address of Raftarium: behind `#`, or the name of a page of its own, and its view. */
function hashIn(open: string): string {
  const [, named, view] =
    /^[a-z]+:[^?#]*\/((?:library|story)\/[^?#]+?)\/?(?:index\.html)?(?:\?[^#]*)?(?:#&?([tv]=.*)?)?$/.exec(
      open,
    ) ?? [];
  if (named === undefined) return open.replace(/^[^#]*#/, '');
  return view === undefined ? named : `${named}&${view}`;
}

/** The address of the frame: what is open after `#`, the options in the query. */
function frameAddress(own: string, options: EmbedOptions): string {
  const { base = own, open = EMPTY } = options;
  const query = NAMES.flatMap((name) => {
    const value = options[name];
    if (value === undefined || value === false) return [];
    return value === true ? [name] : [`${name}=${encodeURIComponent(String(value)).replaceAll('%2C', ',')}`];
  });
  const address = new URL(base, document.baseURI);
  // A small page, which waits for the press.
  if (isOn(options.runonclick)) address.pathname = new URL('poster.html', address).pathname;
  address.search = ['embed', ...query].join('&');
  address.hash = typeof open === 'string' ? hashIn(open) : EMPTY;
  return address.href;
}

/** Speaks with one frame: requests with a number each, and events. */
class Line {
  readonly #frame: HTMLIFrameElement;
  readonly #origin: string;
  readonly #onEvent: (name: string, value: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #isGone = false;

  constructor(frame: HTMLIFrameElement, origin: string, onEvent: (name: string, value: unknown) => void) {
    this.#frame = frame;
    this.#origin = origin;
    this.#onEvent = onEvent;
    addEventListener('message', this.#hear);
  }

  post(id: number, what: object): void {
    // An origin of its own has no name to send to.
    const target = this.#origin === 'null' ? '*' : this.#origin;
    this.#frame.contentWindow?.postMessage({ raftarium: VERSION, id, ...what }, target);
  }

  ask(what: object): Promise<EmbedState> {
    return new Promise((resolve, reject) => {
      if (this.#isGone) return reject(new Error(GONE));
      this.#last += 1;
      this.#waiting.set(this.#last, { resolve, reject });
      this.post(this.#last, what);
    });
  }

  close(): void {
    this.#isGone = true;
    removeEventListener('message', this.#hear);
    this.forget(GONE);
  }

  /** Nothing that was asked is answered any more. */
  forget(why: string): void {
    for (const { reject } of this.#waiting.values()) reject(new Error(why));
    this.#waiting.clear();
  }

  readonly #hear = ({ source, origin, data }: MessageEvent<unknown>): void => {
    const isOfFrame = source === this.#frame.contentWindow && origin === this.#origin;
    if (!isOfFrame || !isObject(data) || data.raftarium !== VERSION) return;
    if (typeof data.event === 'string') return this.#onEvent(data.event, data.value);
    const asked = this.#waiting.get(Number(data.id));
    if (!asked) return;
    this.#waiting.delete(Number(data.id));
    if (data.ok === true) asked.resolve(data.value as EmbedState);
    else asked.reject(new Error(String(data.error)));
  };
}

function frameFor(own: string, options: EmbedOptions): HTMLIFrameElement {
  const { title = 'Raftarium', height = FIRST_HEIGHT, sandbox } = options;
  const frame = document.createElement('iframe');
  frame.src = frameAddress(own, options);
  frame.title = title;
  frame.loading = 'lazy';
  if (isOn(sandbox)) frame.setAttribute('sandbox', 'allow-scripts allow-popups');
  Object.assign(frame.style, { display: 'block', width: '100%', border: '0', height: `${height}px` });
  return frame;
}

/** `own`: the address of the folder of this script. */
export function createAt(own: string, element: Element, options: EmbedOptions = {}): Embed {
  const { height, sandbox, open } = options;
  const frame = frameFor(own, options);
  const listeners = new Map<string, Set<Listener>>();
  const line = new Line(frame, isOn(sandbox) ? 'null' : new URL(frame.src).origin, tell);

  let begin: () => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  const there = new Promise<void>((resolve, reject) => {
    begin = resolve;
    fail = reject;
  });
  const openDocument = async () => {
    if (isObject(open)) await line.ask({ do: 'load', open });
  };
  const ready = there.then(openDocument);
  // Whoever asks for something is told.
  ready.catch(() => undefined);
  // Where a document could not be opened there is an empty run, and another document can be.
  const request = (what: object) => ready.catch(() => there).then(() => line.ask(what));
  let isAgain = false;

  function tell(name: string, value: unknown): void {
    if (name === 'ready') {
      // It tells its events to whom has said hello.
      line.post(0, { do: 'hello' });
      begin();
      if (isAgain) {
        line.forget(AGAIN);
        openDocument().catch(() => undefined);
      }
      isAgain = true;
    }
    if (name === 'height' && height === undefined && isObject(value))
      frame.style.height = `${Number(value.height) || FIRST_HEIGHT}px`;
    for (const listener of listeners.get(name) ?? []) listener(value as never);
  }

  const off: Embed['off'] = (name, listener) => void listeners.get(name)?.delete(listener);
  element.append(frame);
  return {
    frame,
    ready,
    load: (what) => request({ do: 'load', open: typeof what === 'string' ? hashIn(what) : what }),
    play: (speed) => request({ do: 'play', ...(speed !== undefined && { speed }) }),
    pause: () => request({ do: 'pause' }),
    seek: (t) => request({ do: 'seek', t }),
    act: (action) => request({ do: 'act', action }),
    state: () => request({ do: 'state' }),
    on(name, listener) {
      listeners.set(name, (listeners.get(name) ?? new Set()).add(listener));
      return () => off(name, listener);
    },
    off,
    destroy() {
      line.close();
      frame.remove();
      fail(new Error(GONE));
    },
  };
}

/** Makes an embed in each element with `data-raftarium="library/figure-8"`; its options are in `data-…`. */
export function upgrade(own: string): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-raftarium]')) {
    const { raftarium, ...data } = element.dataset;
    if (raftarium === undefined || element.querySelector('iframe')) continue;
    const words = Object.entries(data).map(([name, value]) => [name, value === '' ? true : value]);
    const height = Number(data.height);
    createAt(own, element, {
      ...Object.fromEntries(words),
      open: raftarium || EMPTY,
      ...(data.height !== undefined && { height: height || FIRST_HEIGHT }),
    });
  }
}
