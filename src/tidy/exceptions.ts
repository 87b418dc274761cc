/** Exceptions from the rules, and their reasons. A test fails if an exception is not needed any more. */

/** Names that more than one module exports, and the modules that may share them. */
export const SHARED_NAMES: readonly (readonly [name: string, paths: RegExp])[] = [
  // The files of all chapters have the same names and the same exports.
  ['CHAPTER', /^src\/lessons\/[^/]+\/beats\.ts$/],
  ['CLAIMS', /^src\/lessons\/[^/]+\/claims\.ts$/],
  ['WORDS', /^src\/lessons\/[^/]+\/words\.ts$/],
  ['LESSON', /^src\/lessons\/[^/]+\/index\.ts$/],
  ['VOTERS', /^src\/lessons\/[^/]+\/beats\.ts$/],
  // A component has the name of what it draws.
  ['Server', /^src\/(raft\/types|views\/cluster\/Server)\.tsx?$/],
  ['Message', /^src\/(raft\/types|views\/cluster\/Message)\.tsx?$/],
  ['Diagram', /^src\/(scene\/diagram|views\/diagram\/Diagram)\.tsx?$/],
  // An action has one name: for the reader's command, in documents, and for the network.
  ['request', /^src\/(store\/acting|scenario\/situations\/situation)\.ts$/],
  ['partition', /^src\/(store\/acting|sim\/network)\.ts$/],
  ['heal', /^src\/(store\/acting|sim\/network)\.ts$/],
  // A panel that is fetched late has the name of the panel.
  ...['Logs', 'SandboxColumn', 'SmallSandbox', 'SmallStory', 'StoryColumn', 'Timeline', 'Whereabouts'].map(
    (name) => [name, new RegExp(`^src/app/(panels|${name})\\.tsx$|^src/views/[^/]+/${name}\\.tsx$`)] as const,
  ),
];

/** Styled by more than one room: each class, and the rooms that may. */
export const SHARED_CLASSES: readonly (readonly [name: string, rooms: RegExp])[] = [
  // A panel says how it looks, and the page where it stands and
  // how much room it has: the root of each that is placed so.
  ['stage', /^(app|views\/cluster)$/],
  ['narration', /^(app|views\/narration)$/],
  ['events', /^(app|views\/narration)$/],
  ['diagram', /^(app|views\/diagram)$/],
  ['timeline', /^(app|views\/timeline)$/],
  ['editor', /^(app|views\/editor)$/],
  ['study', /^(app|views\/study)$/],
  ['time-place', /^(app|views\/timeline)$/],
  ['page-tools', /^(app|views\/controls)$/],
  ['failure', /^(app|ui)$/],
  // The comparison places the logs of its second run.
  ['logs', /^(app|views\/(comparison|logs))$/],
  // A part of the kit that is fitted to where it stands.
  ...['button', 'input', 'dialog-body', 'dialog-row'].map(
    (name) => [name, /^(ui|app|views\/[^/]+)$/] as const,
  ),
  // The diagram as a table has the same lines as the list of events.
  ['line-button', /^views\/(narration|diagram)$/],
];

/** State that exists once for a page or a process, however many runs it shows: `path: name`. */
export const PAGE_STATE: readonly string[] = [
  // The output of a command.
  'src/headless/main.ts: complaints',
  'src/headless/main.ts: out',
  // A cache of schemas: the same number of servers has the same schema.
  'src/scenario/document.ts: schemas',
  // A cache of the rules broken on purpose: the same name has the same rules.
  'src/raft/broken.ts: BUGS_LOADED',
  // What the browser says: what has the focus, how wide the window is, what was fetched, what is in its
  // storage.
  'src/app/ahead.ts: fetching',
  'src/app/keyboard.ts: byPointer',
  'src/parts/part.ts: awaited',
  'src/parts/part.ts: parts',
  'src/parts/part.ts: listeners',
  'src/store/kept.ts: unreadListener',
  'src/store/kept.ts: unreported',
  'src/store/letterKeys.ts: useLetterKeys',
  'src/store/story/sought.ts: useSought',
  'src/ui/focus.ts: focused',
  'src/ui/focus.ts: onPage',
  'src/ui/media.ts: lists',
];

/** Texts outside `src/words`: names that are the same in every language. `path: text`. */
export const OWN_TEXTS: readonly string[] = [
  // A unit.
  'src/views/comparison/Differences.tsx: ms',
  'src/views/diagram/Diagram.tsx: ms',
  'src/views/diagram/DiagramText.tsx: ms',
  // Fields of the paper's Figure 2.
  'src/views/logs/LogRow.tsx: matchIndex',
  'src/views/logs/LogRow.tsx: nextIndex',
  // A value in the browser's storage.
  'src/app/remember.ts: too long',
];

/** Files that import each other in a circle, in the order of their paths, and why they may. */
export const CIRCLES: readonly (readonly [circle: string, why: string])[] = [
  [
    'src/app/SmallSandbox.tsx, src/app/SmallStory.tsx, src/app/Time.tsx, src/app/deferred-panels.ts, src/app/panels.tsx',
    'Time shows a panel that is fetched late, and is itself part of two others that come with the same file.',
  ],
];
