import { tapped } from '../words/ui.ts';
import { useMedia } from './media.ts';

/** The main pointer is a finger. Where there is none at all, there are keys. */
export const useFingers = (): boolean =>
  useMedia('(hover: none) and (not (pointer: none)), (pointer: coarse)');

const same = (text: string): string => text;

/** What is said of a click is said of a tap where fingers are. */
export const useTapWords = (): ((text: string) => string) => (useFingers() ? tapped : same);
