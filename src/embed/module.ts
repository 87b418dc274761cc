/** `embed.mjs`: the same as a module. */
import type { Embed, EmbedOptions } from './api.ts';
import { createAt } from './create.ts';

export const version = 1;
export const create = (element: Element, options?: EmbedOptions): Embed =>
  createAt(new URL(/* @vite-ignore */ '.', import.meta.url).href, element, options);
