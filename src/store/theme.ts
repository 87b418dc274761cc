/** Light, dark, or as the system has it; remembered. */
import * as v from 'valibot';
import { keep, kept } from './kept.ts';

const theme = v.picklist(['system', 'light', 'dark']);
export type Theme = v.InferOutput<typeof theme>;

export const keptTheme = (): Theme => kept('theme', () => theme) ?? olderTheme() ?? 'system';
export const keepTheme = (chosen: Theme): void => void keep('theme', chosen);

/** As it was kept before names began alike: a bare word. */
function olderTheme(): Theme | null {
  try {
    const read = v.safeParse(theme, localStorage.getItem('raftarium-theme'));
    localStorage.removeItem('raftarium-theme');
    if (read.success) keepTheme(read.output);
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}
