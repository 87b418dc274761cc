/** Whether single characters are commands (WCAG 2.1.4): who speaks to the computer, or types by accident, switches them off. */
import { create } from 'zustand';

const KEPT_AS = 'raftarium.keys';

function kept(): boolean {
  try {
    return localStorage.getItem(KEPT_AS) !== 'off';
  } catch {
    return true; // Storage can be forbidden.
  }
}

export const useLetterKeys = create<{ readonly on: boolean }>()(() => ({ on: kept() }));

export function switchLetterKeys(on: boolean): void {
  useLetterKeys.setState({ on });
  try {
    localStorage.setItem(KEPT_AS, on ? 'on' : 'off');
  } catch {
    // Then it lasts as long as the page.
  }
}
