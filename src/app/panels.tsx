/**
 * The panels beside the tank. They are fetched behind it, so that a slow line brings what moves first; each keeps its room
 * meanwhile.
 */
import { lazy, type ReactNode, Suspense } from 'react';

/** Begun as soon as this is read: before the page is drawn. */
const fetched = import('./besides.ts');

type Panel = keyof Awaited<typeof fetched>;

/** A panel, and what keeps its room until it is there. */
function later(panel: Panel, room: ReactNode): () => ReactNode {
  const Later = lazy(async () => ({ default: (await fetched)[panel] }));
  return () => (
    <Suspense fallback={room}>
      <Later />
    </Suspense>
  );
}

export const Logs = later('Logs', <div className="logs" />);
export const StoryColumn = later('StoryColumn', <div />);
export const SandboxColumn = later('SandboxColumn', <div />);
export const SmallStory = later('SmallStory', null);
export const SmallSandbox = later('SmallSandbox', null);
export const NewRun = later('NewRun', null);

/** Resolves once the panels are there. */
export const panelsThere = fetched.then(() => undefined);
