/** The theme: light, dark, or the system's; stored. */
import * as v from 'valibot';
import { isEmbedded } from './embedded.ts';
import { keep, kept } from './kept.ts';

const theme = v.picklist(['system', 'light', 'dark']);
export type Theme = v.InferOutput<typeof theme>;

export const keptTheme = (): Theme => kept('theme', () => theme) ?? olderTheme() ?? 'system';
export const keepTheme = (chosen: Theme): void => void keep('theme', chosen);

/** Older versions stored it under another name, as a plain word. */
function olderTheme(): Theme | null {
  if (isEmbedded()) return null;
  try {
    const read = v.safeParse(theme, localStorage.getItem('raftarium-theme'));
    localStorage.removeItem('raftarium-theme');
    if (read.success) keepTheme(read.output);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
