/** The space–time diagram, and its text form. */
import { plural } from './grammar.ts';

export const diagram = 'Space–time diagram';
export const title = 'Space and time';
export const backToPlayhead = 'Back to the playhead';
export const zoomOut = 'Zoom out of the diagram';
export const zoomIn = 'Zoom into the diagram';
export const close = 'Close the diagram';
export const asText = 'As text';
export const save = 'Save SVG';
export const saveHint = 'The diagram as it stands, as an SVG file';
/** The name of the file, if the run has no title. */
export const run = (seed: number) => `Raftarium, seed ${seed}`;

export const hint = (fingers: boolean) =>
  fingers
    ? 'Tap to go there, drag to look around; two fingers zoom. Hold a line or a mark: what if?'
    : 'Click to go there, drag or scroll to look. Right-click a line or a mark: what if?';
export const tooClose =
  'Messages stand too close to be told apart here: terms, leaders and turns only. Zoom in for the rest.';
export const moreBelow = (count: number) =>
  plural(count, { one: 'One more server below', other: `${count} more servers below` });

export const sheet = 'Lanes and messages';
export const sheetKeys =
  'Left and right go from event to event on a lane, up and down to other lanes, Enter goes to the event, the menu key or Shift F10 asks what can be done about it. Plus and minus zoom, Shift with left and right moves the window, 0 brings it back.';

export const event = (time: string, what: string) => `${time}: ${what}`;
/** The fate of a message, with its times. */
export const messages = {
  delivered: (message: string, sent: string, end: string) => `${message}; sent at ${sent}, there at ${end}`,
  lost: (message: string, sent: string, end: string) => `${message}; sent at ${sent}, lost at ${end}`,
  open: (message: string, sent: string, end: string) => `${message}; sent at ${sent}, on its way at ${end}`,
} as const;

export const stretch = (from: string, to: string) => `From ${from} to ${to} ms`;
export const firstLines = (from: string, to: string, shown: number, count: number) =>
  `From ${from} to ${to} ms: the first ${shown} of ${count} lines`;
export const server = 'Server';
export const whatHappens = 'What happens';
export const nothing = 'Nothing happens in it.';
