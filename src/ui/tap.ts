import { tapped } from '../words/ui.ts';
import { useMedia } from './media.ts';

/** The main pointer is a finger. Where there is none at all, there are keys. */
export const useFingers = (): boolean =>
  useMedia('(hover: none) and (not (pointer: none)), (pointer: coarse)');

const same = (text: string): string => text;

/** Replaces “click” by “tap” in a text, if the primary pointer is a finger. */
export const useTapWords = (): ((text: string) => string) => (useFingers() ? tapped : same);
