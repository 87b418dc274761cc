/** `embed.js`: a plain script, which gives the page `Raftarium`. */
import type { RaftariumEmbeds } from './api.ts';
import { createAt, upgrade } from './create.ts';

const { currentScript } = document;
const own = new URL('.', currentScript instanceof HTMLScriptElement ? currentScript.src : document.baseURI)
  .href;
const Raftarium: RaftariumEmbeds = {
  version: 1,
  create: (element, options) => createAt(own, element, options),
};
Object.assign(globalThis, { Raftarium });
if (document.readyState === 'loading') addEventListener('DOMContentLoaded', () => upgrade(own));
else upgrade(own);
