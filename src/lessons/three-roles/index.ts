import type { Lesson } from '../types.ts';
import { CHAPTER } from './beats.ts';
import { WORDS } from './words.ts';

export const LESSON: Lesson = { chapter: CHAPTER, words: WORDS };
