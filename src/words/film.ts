/** A stretch of the run as a moving picture. */
import { grouped } from '../base/digits.ts';
import { plural } from './grammar.ts';

export const form = 'The film';
export const from = 'From';
export const to = 'To';
export const length = 'Length';
export const speed = 'Speed';
export const rate = 'Frames a second';
export const width = 'Width, pixels';
export const theme = 'Theme';
export const themes = { page: 'As the page', light: 'Light', dark: 'Dark' } as const;
export const format = 'Format';
export const formats = { gif: 'GIF', webm: 'WebM', mp4: 'MP4' } as const;
export const loop = 'Begins again at its end';
export const caption = 'With title, time, and what happens';

export const make = 'Make the film';
export const cancel = 'Cancel';
export const closing = 'Closing this sheet cancels it.';
export const making = 'Making the film';
export const cancelled = 'The film was cancelled.';
export const save = (format: string, size: string) => `Save the ${format}, ${size}`;
export const picture = (title: string, from: number, to: number) =>
  `${title}, from ${from} to ${to} ms, as a moving picture`;
export const untitled = (seed: number) => `Run with seed ${seed}`;

export const plan = (frames: number, seconds: string) =>
  `${plural(frames, { one: '1 frame', other: `${grouped(String(frames))} frames` })}, ${seconds} s.`;
export const made = (frames: number, width: number, height: number) =>
  `The film is made: ${plural(frames, { one: '1 frame', other: `${grouped(String(frames))} frames` })} of ${width} by ${height} pixels. Whoever drops it on the page opens its run.`;
export const colours = 'Choosing its colours …';
export const soFar = (frame: number, all: number, size: string | null) =>
  `Frame ${frame} of ${all}${size === null ? '' : `, about ${size} in all`}`;
export const kB = (number: string) => `${number} kB`;
export const MB = (number: string) => `${number} MB`;

export const backwards = 'A film ends after it begins.';
/** What is over a limit, and what helps. */
export const tooMuch = {
  frames: (is: string, most: string) =>
    `These are ${is} frames, and a film has at most ${most}. A shorter stretch, a higher speed or fewer frames a second make it fit.`,
  side: (is: string, most: string) =>
    `It would be ${is} pixels wide or high, and a film is at most ${most}. A smaller width makes it fit.`,
  pixels: (is: string, most: string) =>
    `A frame would have ${is} pixels, at most ${most} are possible. A smaller width makes it fit.`,
  work: (is: string, most: string) =>
    `All frames together would have ${is} pixels, at most ${most} are possible. A smaller width, a shorter stretch or fewer frames a second make it fit.`,
} as const;
export const tooLarge = (most: string) =>
  `The film has more than ${most}, and was given up. A smaller width, a shorter stretch or fewer frames a second make it smaller.`;
export const failed = (reason: string) => `The film could not be made: ${reason}`;
export const noEncoder = (format: string) =>
  `This browser cannot make a ${format} of this size. A smaller width may do, and a GIF always does.`;
