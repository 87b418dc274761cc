/** What a link can say of the page as it is: the parts of its view, of which the reader ticks some. */

import { hashOf, isTooLong } from './address.ts';
import { placeNow } from './branches.ts';
import { DEFAULT_SPEED, type Selected, type Session, type SessionState } from './session.ts';
import { libraryPart } from './story/library-part.ts';
import { hashOfNamed } from './story/open-now.ts';
import type { Reading } from './story/state.ts';
import { keptTheme } from './theme.ts';
import { packBranches } from './view-branches.ts';
import { type LinkView, type Panel, printView } from './view-link.ts';

/** What can be ticked, in this order. */
export const ADDITIONS = [
  'select',
  'panels',
  'window',
  'track',
  'branches',
  'beside',
  'speed',
  'theme',
  'detail',
  'hall',
] as const satisfies readonly (keyof LinkView)[];
export type Addition = (typeof ADDITIONS)[number];

/** `opens`: as a page or an entry opens by itself. `start`: a run from its start. */
export type Moment = 'opens' | 'start' | 'now' | 'play';

/** What the sheet shares: taken once, when it opens. */
export interface Shared {
  readonly to: 'page' | 'entry' | 'run';
  /** The link without parameters; null if the run has too many actions for a link. */
  readonly hash: string | null;
  /** Everything that there is to say. */
  readonly view: LinkView;
  readonly moments: readonly Moment[];
}

/** The whole run that is open, also if it has a name: an entry's or a page's may change with the site. */
export function sharedRun(session: Session): Shared {
  const { document } = session.getState();
  const hash = isTooLong(document) ? null : hashOf(document, 0);
  return { to: 'run', hash, view: viewNow(session), moments: ['start', 'now', 'play'] };
}

export function sharedNow(reading: Reading): Shared {
  const { session } = reading;
  const hash = hashOfNamed(reading);
  if (hash === null) return sharedRun(session);
  if (reading.getState().mode === 'story') return { to: 'page', hash, view: ofPage(session), moments: [] };
  const { branches, beside, ...others } = viewNow(session);
  const own = {
    ...(branches !== undefined && { branches }),
    ...(beside !== undefined && { beside }),
  };
  const view = { ...others, ...(hasOwnBranches(session) && own) };
  return { to: 'entry', hash, view, moments: ['opens', 'now', 'play'] };
}

/** A page of the story plays by itself, at its own speed. */
function ofPage(session: Session): LinkView {
  const { theme, panels, hall, rule, select } = viewNow(session);
  const pinned = rule && { rule };
  const lens = panels?.includes('knows') && select && { select };
  return { ...(theme && { theme }), ...(panels && { panels }), ...(hall && { hall }), ...pinned, ...lens };
}

/** Not all branches are those that an entry with a broken rule opens with. */
const hasOwnBranches = (session: Session): boolean =>
  session.getState().branches.some(({ document }) => !libraryPart.here?.isOurs(document));

function viewNow(session: Session): LinkView {
  const { speed, diagram, editor, study, pinned, track, branches, comparison, detail } = session.getState();
  const selected = selectedNow(session.getState());
  const theme = session.getState().theme ?? keptTheme();
  const panels: Panel[] = [];
  if (diagram) panels.push('diagram');
  if (editor) panels.push('editor');
  if (study) panels.push(study.what);
  const place = placeNow(session);
  return {
    t: place.time,
    ...(selected && { select: selected }),
    ...(panels.length > 0 && { panels }),
    ...(study?.what === 'rules' && pinned && { rule: pinned }),
    ...(session.pane && { window: whole(session.pane.window) }),
    ...(track && { track: whole(track) }),
    ...(branches.length > 1 && { branches: packBranches(place) }),
    ...(comparison && { beside: comparison.with }),
    ...(speed !== DEFAULT_SPEED && { speed }),
    ...(theme !== 'system' && { theme }),
    ...(detail !== 'decisions' && { detail }),
    // In a hall there is no button for sharing: it is chosen here, by whoever prepares a lecture.
    hall: true,
  };
}

/** A lens is of the selected server when its link opens. */
const selectedNow = ({ selected, study, lens }: SessionState): Selected | null =>
  study?.what === 'knows' ? { kind: 'server', id: lens } : selected;

/** In whole microseconds. */
const whole = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: Math.max(0, Math.round(from)),
  to: Math.round(to),
});

/** The view that a link says. `until`: in µs, only while it plays. */
export function chosenView(
  view: LinkView,
  moment: Moment,
  until: number | null,
  ticked: ReadonlySet<Addition>,
): LinkView {
  const { t = 0 } = view;
  const isPlaying = moment === 'play';
  // The diagram’s window needs the diagram, a comparison its branches, and a lens its server.
  const needed = new Set<Addition>(ticked);
  if (ticked.has('window')) needed.add('panels');
  if (ticked.has('beside')) needed.add('branches');
  if (ticked.has('panels') && view.panels?.includes('knows')) needed.add('select');
  const others = Object.fromEntries(
    ADDITIONS.filter((tick) => needed.has(tick) && view[tick] !== undefined).map((tick) => [
      tick,
      view[tick],
    ]),
  );
  return {
    ...((isPlaying || moment === 'now') && { t }),
    ...(isPlaying && { play: true }),
    ...(isPlaying && until !== null && { until }),
    ...others,
    // The pinned rule is a part of its panel.
    ...(needed.has('panels') && view.rule && { rule: view.rule }),
  };
}

/** Whether the entries have static pages beside this page (`src/site`): a built site has. */
export const hasPages = (): boolean =>
  import.meta.env.PROD &&
  window.location.protocol.startsWith('http') &&
  document.querySelector('link[rel="canonical"]') !== null;

/** An address on a disk is of use on this computer only. */
export const isFromDisk = (): boolean => window.location.protocol === 'file:';

/**
 * The address of an entry as that of its static page. It opens the same, and a chat shows its card.
 * `address`: with the entry's hash.
 */
export function pageAddress(address: string): string {
  const { origin, pathname, search, hash } = new URL(address);
  const [entry = '', ...view] = hash.slice(1).split('&');
  const folder = pathname.replace(/[^/]*$/, '');
  return `${origin}${folder}${entry}/${search}${view.length > 0 ? `#${view.join('&')}` : ''}`;
}

/** The hash of a link with a view. */
export const hashWith = (hash: string, view: LinkView): string => hash + printView(view);
