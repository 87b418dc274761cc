/** The line that the sheet writes is read as it was chosen. */
import { expect, test } from 'vitest';
import { fromMs } from '../../base/time.ts';
import { embedAddress, frameLine, type LineWish, scriptLine } from './line.ts';
import { readEmbedOptions } from './options.ts';

const USUAL: LineWish = {
  parts: ['stage', 'time'],
  allow: 'play',
  acts: [],
  start: null,
  end: null,
  flags: [],
  theme: 'system',
};
const WISH: LineWish = {
  parts: ['stage', 'words'],
  allow: 'acts',
  acts: ['crash', 'restart'],
  start: fromMs(120.5),
  end: fromMs(400),
  flags: ['loop', 'runonclick'],
  theme: 'dark',
};
const WHERE = {
  page: 'https://example.org/raft/',
  hash: '#library/leader-crash',
  title: 'A “crash” & <more>',
  height: 480,
};

test('without choices there is only what is open', () => {
  expect(embedAddress(USUAL, WHERE)).toBe('https://example.org/raft/?embed#library/leader-crash');
});

test('every choice is read from the address as it was made', () => {
  const { options, faults } = readEmbedOptions(new URL(embedAddress(WISH, WHERE)).search);
  expect(faults).toEqual([]);
  expect([...options.parts]).toEqual(WISH.parts);
  expect([...options.allow]).toEqual(['play', 'read', 'crash', 'restart']);
  expect(options).toMatchObject({
    start: WISH.start,
    end: WISH.end,
    loop: true,
    autoplay: false,
    runonclick: true,
    theme: 'dark',
  });
});

test('the line of a frame is one element, whatever its title', () => {
  expect(frameLine(USUAL, { ...WHERE, title: '"><script>alert(1)</script>' })).toBe(
    '<iframe src="https://example.org/raft/?embed#library/leader-crash" title="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;" width="100%" height="480" style="border:0" loading="lazy"></iframe>',
  );
});

test('the line of a script has the options as attributes', () => {
  expect(scriptLine(WISH, WHERE)).toBe(
    '<div data-raftarium="library/leader-crash" data-parts="stage,words" data-allow="crash,restart" data-start="120.5" data-end="400" data-theme="dark" data-loop data-runonclick data-title="A “crash” &amp; &lt;more&gt;"></div>\n<script src="https://example.org/raft/embed.js" async></script>',
  );
});
