/** Opens entries of the library. Fetched late, with all entries. */
import '../../raft/bugs.ts';
import { fromMs } from '../../base/time.ts';
import { ENTRIES } from '../../library/entries.ts';
import { SHORT_NAMES } from '../../library/short-names.ts';
import { twinOf } from '../../library/twin.ts';
import type { LibraryEntry } from '../../library/types.ts';
import type { ScenarioDocument } from '../../scenario/types.ts';
import * as words from '../../words/library.ts';
import * as workWords from '../../words/work.ts';
import { rememberPast } from '../acting.ts';
import { placeNow } from '../branches.ts';
import { complain, opening, pause, setSpeed } from '../commands.ts';
import { leaveTexts } from '../editor.ts';
import { planOf } from '../plan.ts';
import { DEFAULT_DOCUMENT, DEFAULT_SPEED, type Place, type Session, type SessionState } from '../session.ts';
import { note, showOnTheWay, stopShortOf } from '../showing.ts';
import { showingTwin } from '../twins.ts';
import { type Job, startWork } from '../work.ts';
import { hashOfEntry, LIBRARY_HASH } from './library.ts';
import { keyOf, type Page } from './pages.ts';
import { enterLibrary, enterSandbox } from './reading.ts';
import type { Reading } from './state.ts';

export { ENTRIES } from '../../library/entries.ts';
export { GROUPS } from '../../library/groups.ts';

const BY_SLUG: ReadonlyMap<string, LibraryEntry> = new Map(ENTRIES.map((entry) => [entry.slug, entry]));

/** Each is built once, so that it is known when it comes back. */
const TWINS: ReadonlyMap<LibraryEntry, ScenarioDocument | null> = new Map(
  ENTRIES.map((entry) => [entry, twinOf(entry)]),
);

/** The entry whose run, or whose twin, a document is, or was: an act makes another of the same title. */
export const entryOf = (document: ScenarioDocument): LibraryEntry | null =>
  ENTRIES.find((entry) => entry.document === document) ??
  ENTRIES.find((entry) => [entry.document, TWINS.get(entry)].some((own) => own && isAlike(own, document))) ??
  null;

const isAlike = (own: ScenarioDocument, { seed, title }: ScenarioDocument): boolean =>
  own.seed === seed && own.title === title;

/** The entries that belong to a page of the story. */
export const entriesOfPage = (page: Page): readonly LibraryEntry[] =>
  ENTRIES.filter((entry) => entry.page === keyOf(page));

/** Opens what a hash of the library names: an entry, or all of them. */
export function openInLibrary(reading: Reading, hash: string): void {
  const [, slug = ''] = hash.split('/');
  const entry = BY_SLUG.get(SHORT_NAMES[slug] ?? slug);
  if (entry) return openEntry(reading, entry);
  enterLibrary(reading);
  reading.router.replace(LIBRARY_HASH);
  if (slug !== '') complain(reading.session, words.noEntry(slug));
}

/** Opens an entry's run at its moment. The reader's own run can be returned to by Undo. */
function openEntry(reading: Reading, entry: LibraryEntry): void {
  const { session } = reading;
  const own = ownPlace(reading);
  // Those of a page of the story belong to another run.
  const pasts = own?.document === session.getState().document ? session.pasts : [];
  reading.router.replace(hashOfEntry(entry));
  enterSandbox(reading);
  reading.setState({ entry });
  setSpeed(session, DEFAULT_SPEED);
  pause(session);
  leaveTexts(session);
  const time = fromMs(entry.at);
  startWork(session, {
    what: workWords.runUpTo(time),
    job: openingEntry(session, entry),
    place: { time },
    waiting: () => showOnTheWay(session),
    cancelled: () => stopShortOf(session, time),
  });
  session.pasts = pasts;
  if (own !== null && !isUntouched(own)) {
    rememberPast(session, own, true);
    if (own.branches.some(({ document }) => (document.actions ?? []).length > 0))
      session.setState({ notice: note(words.runIsKept, true) });
  }
  session.setState({ canUndo: session.pasts.length > 0 });
}

/** The sandbox's run, wherever the reader is; null if there was none. */
const ownPlace = ({ session, sandbox, getState }: Reading): Place | null =>
  getState().mode === 'sandbox' ? placeNow(session) : sandbox;

const RUNS_OF_OURS: ReadonlySet<unknown> = new Set<unknown>([
  DEFAULT_DOCUMENT,
  ...ENTRIES.map((one) => one.document),
  ...TWINS.values(),
]);

/** Whether a document is one of the page’s own runs, unchanged. */
export const isOurs = (document: ScenarioDocument): boolean => RUNS_OF_OURS.has(document);

/** Nothing of the reader’s is in any branch: an entry as it opened, or the first run. */
const isUntouched = ({ branches }: Place): boolean => branches.every(({ document }) => isOurs(document));

/** A short plan has the whole track: its acts would stand too close otherwise. */
function trackFor({ document }: LibraryEntry): SessionState['track'] {
  const to = Math.round(planOf(document).end * 1.25);
  return to > 0 && to < SHORT ? { from: 0, to } : null;
}
const SHORT = fromMs(1000);

/** A run with a broken rule opens beside the same run with the rule. */
function* openingEntry(session: Session, entry: LibraryEntry): Job {
  yield* opening(session, entry.document, fromMs(entry.at));
  session.setState({ track: trackFor(entry) });
  const twin = TWINS.get(entry) ?? null;
  if (twin === null) return;
  yield* showingTwin(session, twin);
}
