/** The page as an embed, and what it says to the page around it. */
export const sign = 'Raftarium';
export const openWhole = 'Open this in Raftarium, in a new tab';
export const embed = 'A cluster of servers that agree by Raft';
export const run = 'Run it here';
export const runHint =
  'A Raft cluster that you can watch and rewind. It is computed in your browser when you ask for it.';
export const coming = 'It is coming …';
export const noSuchEntry = 'The library has no such entry, so here is a fresh run.';
export const noList = 'The list of the library is on the whole page. Here is a fresh run instead.';
export const openList = 'Open the library';
export const oneOfTwo =
  'Two runs are compared here. In a wider frame both are shown, and in Raftarium, which opens from the link below.';
export const controls = 'Playing';
export const acts = 'What you can do';

/** Names and values of options, quoted as they stand in the address. */
const quoted = (texts: readonly string[]) => texts.map((text) => `“${text}”`).join(', ');
export const faults = (texts: readonly string[]) =>
  `This embed was made with options that cannot be read: ${quoted(texts)}. The rest works.`;

// ------------------------------------------------------- answers to the page around it, in plain sentences

export const unknownVersion = (known: readonly number[]) =>
  `This embed does not know that version of the messages. It knows ${known.join(', ')}.`;
export const badRequest = (why: string) => `This request cannot be read: ${why}`;
export const notAllowed = (act: string) =>
  `This embed does not allow “${act}”: its option allow does not have it.`;
export const happensNow = 'An act happens now: leave out at, when and after.';
export const actRefused = (why: string) => `This act cannot be done: ${why}`;
export const cannotOpen = (why: string) => `This cannot be opened: ${why}`;
export const noObject = 'must be an object';
export const noHash = 'It is neither an address of Raftarium nor a document.';
export const failed = (why: string) => `Something went wrong in the embed: ${why}`;
export const tooLong = (most: number) => `It has more than ${most} characters.`;

// ------------------------------------------------------------------------- the tab of the share sheet

export const shows = 'Shows';
export const partNames = {
  stage: 'Stage',
  logs: 'Logs',
  words: 'Words',
  time: 'Time',
  diagram: 'Diagram',
} as const;
export const readerMay = 'The reader may';
export const allows = {
  none: 'look only',
  play: 'play',
  acts: 'play, and do some acts',
  all: 'do everything',
} as const;
export const allowedActs = 'These acts';
export const actNames = {
  crash: 'Crash',
  restart: 'Restart',
  pause: 'Pause',
  resume: 'Resume',
  timeout: 'Time out',
  request: 'Send requests',
  partition: 'Partition',
  heal: 'Heal',
  drop: 'Drop messages',
  deliver: 'Deliver messages',
} as const;
export const howItPlays = 'How it plays';
export const flags = {
  autoplay: 'Plays at once',
  loop: 'Begins again at its end',
  runonclick: 'Loads when it is pressed',
} as const;
export const start = 'From, ms';
export const end = 'To, ms';
export const noTime = 'A number of ms; the end after the start.';
export const theme = 'Theme';
export const themeNames = { system: 'As the reader’s', light: 'Light', dark: 'Dark' } as const;
export const writtenAs = 'Written as';
export const ways = { frame: 'A frame', script: 'An element and embed.js' } as const;
export const line = 'Line to copy';
export const copyLine = 'Copy the line';
export const lineCopied = 'Copied. Put it into the HTML of a page.';
export const lineByHand = 'This browser does not let the page copy: here is the line, to copy by hand.';
export const lineHint = 'Put it into the HTML of a page.';
export const inOneFile =
  'This page is one file, which shows no frames: there is no preview. On a disk it has no address for other pages: open Raftarium at an address of the web, and take the line there.';
export const preview = 'Preview of the embed';
export const onPhone = 'As wide as on a phone';
export const height = (px: number) => `${px} px high.`;
export const tooMuchForLine =
  'More was done to this run than an address can hold. Save it as a file, and open it with embed.js, as docs/embed.md says.';
