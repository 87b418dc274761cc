// @vitest-environment happy-dom
/** `embed.js` in a page: the frame that it makes, and what it says to it and hears of it. */
import { beforeEach, expect, test, vi } from 'vitest';
import type { Embed, EmbedOptions } from './api.ts';
import { createAt, upgrade } from './create.ts';

const HOME = 'https://raft.example/site/';
const ORIGIN = 'https://raft.example';
let place: HTMLElement;
let said: Record<string, unknown>[];

beforeEach(() => {
  document.body.innerHTML = '<div id="place"></div>';
  place = document.getElementById('place') as HTMLElement;
  said = [];
});

/** The window of the frame, which keeps what it is told. */
function create(options: EmbedOptions): Embed {
  const embed = createAt(HOME, place, options);
  const postMessage = (message: Record<string, unknown>, target: string) => said.push({ ...message, target });
  Object.defineProperty(embed.frame, 'contentWindow', {
    value: Object.assign(new EventTarget(), { postMessage }),
  });
  return embed;
}
const addressOf = (options: EmbedOptions): string => create(options).frame.src;

function hear({ frame }: Embed, data: unknown, origin = ORIGIN, source: unknown = frame.contentWindow): void {
  const event = new MessageEvent('message', { data, origin });
  Object.defineProperty(event, 'source', { value: source });
  window.dispatchEvent(event);
}
const tell = (embed: Embed, event: string, value: unknown, origin?: string) =>
  hear(embed, { raftarium: 1, event, value }, origin);
const answer = (embed: Embed, id: unknown, more: object) => hear(embed, { raftarium: 1, id, ...more });
/** What was asked, once it was sent. */
const asked = (what: string) =>
  vi.waitFor(() => {
    const found = said.findLast((message) => message.do === what);
    if (!found) throw new Error(`nobody asked for ${what}`);
    return found;
  });

test('the address has what is open and the options', () => {
  expect(addressOf({ open: 'library/figure-8' })).toBe(`${HOME}?embed#library/figure-8`);
  expect(addressOf({ open: '#story/partition', parts: ['stage', 'time'], loop: true, autoplay: false })).toBe(
    `${HOME}?embed&parts=stage,time&loop#story/partition`,
  );
  expect(addressOf({ start: 0, speed: 0.02, allow: 'a&b#c' })).toBe(
    `${HOME}?embed&allow=a%26b%23c&start=0&speed=0.02#sandbox`,
  );
});

test.each([
  ['a link', `${HOME}#library/figure-8`],
  ['a link of an embed', `${HOME}?embed&loop#library/figure-8`],
  ['the page of an entry', `${HOME}library/figure-8/`],
  ['the page of an entry with something to count readers', `${HOME}library/figure-8?utm_source=mail`],
  ['the page of an entry as a file', `${HOME}library/figure-8/index.html`],
])('opens %s', (_, open) => {
  expect(addressOf({ open })).toBe(`${HOME}?embed#library/figure-8`);
});

test('the page of an entry keeps what its address says of the view', () => {
  expect(addressOf({ open: `${HOME}library/figure-8/#t=240&v=2` })).toBe(
    `${HOME}?embed#library/figure-8&t=240&v=2`,
  );
});

test('what waits for a press is a small page', () => {
  expect(addressOf({ open: 'library/figure-8', runonclick: true })).toBe(
    `${HOME}poster.html?embed&runonclick#library/figure-8`,
  );
  expect(addressOf({ open: 'library/figure-8', runonclick: false })).not.toContain('poster');
});

test('the frame has a name and a height, and is fetched when it comes near', () => {
  const { frame } = create({ title: 'A crash', height: 300 });
  expect(frame).toMatchObject({ title: 'A crash', loading: 'lazy' });
  expect(frame.style.height).toBe('300px');
  expect(frame.hasAttribute('sandbox')).toBe(false);
});

test('is as high as the embed wants, unless a height was asked for', () => {
  const free = create({});
  tell(free, 'height', { height: 612 });
  expect(free.frame.style.height).toBe('612px');
  const fixed = create({ height: 300 });
  tell(fixed, 'height', { height: 612 });
  expect(fixed.frame.style.height).toBe('300px');
});

test('a request waits until the frame is ready, and its answer is the state', async () => {
  const embed = create({ open: 'library/figure-8' });
  const state = embed.seek(400);
  expect(said).toEqual([]);
  tell(embed, 'ready', { versions: [1] });
  expect(said).toEqual([{ raftarium: 1, id: 0, do: 'hello', target: ORIGIN }]);
  const { id, t } = await asked('seek');
  expect(t).toBe(400);
  answer(embed, id, { ok: true, value: { t: 400 } });
  expect(await state).toEqual({ t: 400 });
});

test('a refusal is an error with the sentence of the embed', async () => {
  const embed = create({});
  tell(embed, 'ready', {});
  const refused = embed.act({ do: 'crash', server: 'S1' });
  const { id } = await asked('act');
  answer(embed, id, { ok: false, error: 'Not allowed.' });
  await expect(refused).rejects.toThrow('Not allowed.');
});

test('hears only its own frame, from its own origin', async () => {
  const embed = create({});
  const heard: unknown[] = [];
  embed.on('time', (value) => heard.push(value));
  const time = { raftarium: 1, event: 'time', value: { t: 1 } };
  hear(embed, time, 'https://evil.example');
  hear(embed, time, ORIGIN, window);
  for (const wrong of [null, 'time', 5, { event: 'time' }, { ...time, raftarium: 2 }]) hear(embed, wrong);
  expect(heard).toEqual([]);
  hear(embed, time);
  expect(heard).toEqual([{ t: 1 }]);
});

test('a sandboxed frame has no origin: it is heard and told by its window', () => {
  const embed = create({ sandbox: true });
  expect(embed.frame.getAttribute('sandbox')).toBe('allow-scripts allow-popups');
  tell(embed, 'ready', {}, 'null');
  expect(said).toMatchObject([{ do: 'hello', target: '*' }]);
});

test('a listener ends by what on returns, and by off', () => {
  const embed = create({});
  const heard: string[] = [];
  const first = () => heard.push('first');
  const second = () => heard.push('second');
  const end = embed.on('playing', first);
  embed.on('playing', second);
  tell(embed, 'playing', {});
  end();
  tell(embed, 'playing', {});
  embed.off('playing', second);
  tell(embed, 'playing', {});
  expect(heard).toEqual(['first', 'second', 'second']);
});

test('a document is opened before anything else; if it is refused, another one can be opened', async () => {
  const embed = create({ open: { raftarium: 1, seed: -1 } });
  expect(embed.frame.src).toBe(`${HOME}?embed#sandbox`);
  tell(embed, 'ready', {});
  const first = await asked('load');
  expect(first).toMatchObject({ open: { raftarium: 1, seed: -1 } });
  answer(embed, first.id, { ok: false, error: 'seed: must be at least 0' });
  await expect(embed.ready).rejects.toThrow('seed: must be at least 0');
  const second = embed.load(`${HOME}library/figure-8/`);
  const request = await vi.waitUntil(() => said.find(({ open }) => open === 'library/figure-8'));
  answer(embed, request.id, { ok: true, value: { t: 0 } });
  expect(await second).toEqual({ t: 0 });
});

test('a frame that the reader loads again opens its document again, and old requests are given up', async () => {
  const embed = create({ open: { raftarium: 1 } });
  tell(embed, 'ready', {});
  answer(embed, (await asked('load')).id, { ok: true, value: {} });
  await embed.ready;
  const lost = embed.state();
  await asked('state');
  tell(embed, 'ready', {});
  await expect(lost).rejects.toThrow('This embed was loaded again.');
  expect(said.filter((message) => message.do === 'load')).toHaveLength(2);
});

test('destroy removes the frame, and everything that is awaited is told', async () => {
  const embed = create({});
  const early = embed.state();
  embed.destroy();
  expect(place.querySelector('iframe')).toBeNull();
  for (const gone of [early, embed.ready, embed.play()]) await expect(gone).rejects.toThrow('was removed');
});

test('elements become embeds by their attributes, once', () => {
  document.body.innerHTML = `
    <div data-raftarium="library/figure-8" data-parts="stage" data-loop="true" data-title="One" data-height="200"></div>
    <div data-raftarium="" data-sandbox="false" data-runonclick="off"></div>
    <div data-raftarium="story/partition" data-runonclick="true" data-sandbox="1"></div>`;
  upgrade(HOME);
  upgrade(HOME);
  const frames = [...document.querySelectorAll('iframe')];
  expect(frames.map(({ src }) => src)).toEqual([
    `${HOME}?embed&parts=stage&loop=true#library/figure-8`,
    `${HOME}?embed&runonclick=off#sandbox`,
    `${HOME}poster.html?embed&runonclick=true#story/partition`,
  ]);
  expect(frames.map((frame) => frame.hasAttribute('sandbox'))).toEqual([false, false, true]);
  expect(frames[0]).toMatchObject({ title: 'One' });
  expect(frames[0]?.style.height).toBe('200px');
});
