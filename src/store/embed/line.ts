/** The line of HTML that puts an embed into a page, from choices. */
import { type Micros, toMs } from '../../base/time.ts';
import type { Permit } from '../session.ts';
import type { Theme } from '../theme.ts';
import type { EmbeddedPart } from './options.ts';

/** What can be chosen in the sheet. */
export interface LineWish {
  readonly parts: readonly EmbeddedPart[];
  /** `acts`: those that are ticked. */
  readonly allow: 'none' | 'play' | 'all' | 'acts';
  readonly acts: readonly Permit[];
  readonly start: Micros | null;
  readonly end: Micros | null;
  readonly flags: readonly EmbeddedFlag[];
  readonly theme: Theme;
}
export const FLAGS = ['autoplay', 'loop', 'runonclick'] as const;
export type EmbeddedFlag = (typeof FLAGS)[number];

interface Where {
  /** The address of the whole page, without its hash. */
  readonly page: string;
  readonly hash: string;
  readonly title: string;
  readonly height: number;
}

/** The options that differ from the defaults. */
function optionsOf({ parts, allow, acts, start, end, flags, theme }: LineWish): readonly [string, string][] {
  const permits = allow === 'acts' ? acts.join(',') || 'play' : allow;
  const all: readonly (readonly [name: string, value: string, usual: string])[] = [
    ['parts', parts.join(','), 'stage,time'],
    ['allow', permits, 'play'],
    ['start', start === null ? '' : String(toMs(start)), ''],
    ['end', end === null ? '' : String(toMs(end)), ''],
    ['theme', theme, 'system'],
  ];
  return [
    ...all
      .filter(([, value, usual]) => value !== usual)
      .map(([name, value]): [string, string] => [name, value]),
    ...FLAGS.filter((flag) => flags.includes(flag)).map((flag): [string, string] => [flag, '']),
  ];
}

export function embedAddress(wish: LineWish, { page, hash }: Pick<Where, 'page' | 'hash'>): string {
  const query = optionsOf(wish).map(([name, value]) => (value === '' ? name : `${name}=${value}`));
  const home = wish.flags.includes('runonclick') ? new URL('poster.html', page).href : page;
  return `${home}?${['embed', ...query].join('&')}${hash}`;
}

const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' };
const escaped = (text: string): string => text.replace(/[&"<>]/g, (sign) => SIGNS[sign] ?? sign);
const attribute = (name: string, value: string): string =>
  value === '' ? name : `${name}="${escaped(value)}"`;

/** A frame, which needs no script. */
export function frameLine(wish: LineWish, where: Where): string {
  const attributes = [
    attribute('src', embedAddress(wish, where)),
    attribute('title', where.title),
    attribute('width', '100%'),
    attribute('height', String(where.height)),
    attribute('style', 'border:0'),
    attribute('loading', 'lazy'),
  ];
  return `<iframe ${attributes.join(' ')}></iframe>`;
}

/** An element that `embed.js` fills: the frame is as high as what it shows. */
export function scriptLine(wish: LineWish, { page, hash, title }: Where): string {
  const attributes = [
    attribute('data-raftarium', hash.replace(/^#/, '')),
    ...optionsOf(wish).map(([name, value]) => attribute(`data-${name}`, value)),
    attribute('data-title', title),
  ];
  const script = `<script ${attribute('src', new URL('embed.js', page).href)} async></script>`;
  return `<div ${attributes.join(' ')}></div>\n${script}`;
}
