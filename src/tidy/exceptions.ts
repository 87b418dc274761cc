/** Where the rules allow an exception, and why. No list may hold more than there is: it shrinks with the code. */

/** Exported by more than one module. Each name, and the modules that may share it. */
export const SHARED_NAMES: readonly (readonly [name: string, paths: RegExp])[] = [
  // The files of every chapter have the same names, and the same names in them.
  ['CHAPTER', /^src\/lessons\/[^/]+\/beats\.ts$/],
  ['CLAIMS', /^src\/lessons\/[^/]+\/claims\.ts$/],
  ['WORDS', /^src\/lessons\/[^/]+\/words\.ts$/],
  ['LESSON', /^src\/lessons\/[^/]+\/index\.ts$/],
  ['VOTERS', /^src\/lessons\/[^/]+\/beats\.ts$/],
  // A component has the name of the thing that it draws.
  ['Server', /^src\/(raft\/types|views\/cluster\/Server)\.tsx?$/],
  ['Message', /^src\/(raft\/types|views\/cluster\/Message)\.tsx?$/],
  ['Diagram', /^src\/(scene\/diagram|views\/diagram\/Diagram)\.tsx?$/],
  // An action has one name: what a reader does, what the document says, what becomes of the network.
  ['request', /^src\/(store\/acting|scenario\/situations\/situation)\.ts$/],
  ['partition', /^src\/(store\/acting|sim\/network)\.ts$/],
  ['heal', /^src\/(store\/acting|sim\/network)\.ts$/],
  // A panel that is fetched late has the name of the panel.
  ...[
    'Logs',
    'NewRun',
    'SandboxColumn',
    'SmallSandbox',
    'SmallStory',
    'StoryColumn',
    'Timeline',
    'Whereabouts',
  ].map(
    (name) => [name, new RegExp(`^src/app/(panels|${name})\\.tsx$|^src/views/[^/]+/${name}\\.tsx$`)] as const,
  ),
];

/** What there is once for a page or a process, however many runs it shows: `path: name`. */
export const PAGE_STATE: readonly string[] = [
  // Where a command prints.
  'src/headless/main.ts: complaints',
  'src/headless/main.ts: out',
  // A schema for each number of servers, made once: always the same for the same number.
  'src/scenario/document.ts: schemas',
  // The rules broken on purpose that were loaded: always the same for the same name.
  'src/raft/broken.ts: BUGS_LOADED',
  // What the browser says: what has the focus, how wide the window is, what was fetched, what is in its storage.
  'src/app/ahead.ts: fetching',
  'src/app/keyboard.ts: byPointer',
  'src/parts/part.ts: awaited',
  'src/parts/part.ts: parts',
  'src/parts/part.ts: listeners',
  'src/store/kept.ts: tellUnread',
  'src/store/kept.ts: untold',
  'src/store/letterKeys.ts: useLetterKeys',
  'src/ui/focus.ts: focused',
  'src/ui/focus.ts: onPage',
  'src/ui/media.ts: lists',
];
