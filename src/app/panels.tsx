/**
 * The panels beside the tank. They are fetched behind it, so that a slow line brings what moves first; each keeps its room
 * meanwhile.
 */
import { type ReactNode, useSyncExternalStore } from 'react';

type Panels = typeof import('./besides.ts');

let panels: Panels | null = null;
const waiting = new Set<() => void>();

/** Resolves once the panels are there. Begun as soon as this is read: before the page is drawn. */
export const panelsThere: Promise<void> = import('./besides.ts').then((fetched) => {
  panels = fetched;
  for (const tell of waiting) tell();
});

function subscribe(tell: () => void): () => void {
  waiting.add(tell);
  return () => waiting.delete(tell);
}

/** A panel, and what keeps its room. Drawn as soon as it comes: Suspense would let it wait for a third of a second. */
function later(panel: keyof Panels, room: ReactNode): () => ReactNode {
  return function Later() {
    const there = useSyncExternalStore(subscribe, () => panels);
    const Shown = there?.[panel];
    return Shown ? <Shown /> : room;
  };
}

export const Logs = later('Logs', <div className="logs" />);
export const Timeline = later(
  'Timeline',
  <div className="timeline">
    <div className="track-box" />
  </div>,
);
export const StoryColumn = later('StoryColumn', <div />);
export const SandboxColumn = later('SandboxColumn', <div />);
export const SmallStory = later('SmallStory', null);
export const SmallSandbox = later('SmallSandbox', null);
export const NewRun = later('NewRun', null);
