/** Whether single characters are commands (WCAG 2.1.4): users of speech input may switch them off. */
import { create } from 'zustand';
import { keepText, keptText, setAside } from './kept.ts';

const KEPT_AS = 'keys';

export const useLetterKeys = create<{ readonly on: boolean }>()(() => ({ on: keptSwitch() }));

/** Stored as a plain word, not as JSON. */
function keptSwitch(): boolean {
  const word = keptText(KEPT_AS) ?? 'on';
  if (word !== 'on' && word !== 'off') setAside(KEPT_AS, word);
  return word !== 'off';
}

export function switchLetterKeys(on: boolean): void {
  useLetterKeys.setState({ on });
  keepText(KEPT_AS, on ? 'on' : 'off');
}
