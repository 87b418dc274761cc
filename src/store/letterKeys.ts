/** Whether single characters are commands (WCAG 2.1.4): users of speech input switch them off, for one. */
import { create } from 'zustand';
import { keepText, keptText } from './kept.ts';

const KEPT_AS = 'keys';

export const useLetterKeys = create<{ readonly on: boolean }>()(() => ({ on: keptText(KEPT_AS) !== 'off' }));

export function switchLetterKeys(on: boolean): void {
  useLetterKeys.setState({ on });
  keepText(KEPT_AS, on ? 'on' : 'off');
}
