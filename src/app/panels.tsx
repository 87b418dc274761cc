/**
 * The panels beside the tank. They are fetched behind it, so that a slow line brings what moves first; each keeps its room
 * meanwhile.
 */
import { lazy, type ReactNode, Suspense } from 'react';

/** Begun as soon as this is read: before the page is drawn. */
const fetched = import('./besides.ts');

const LaterNarration = lazy(async () => ({ default: (await fetched).Narration }));
const LaterLogs = lazy(async () => ({ default: (await fetched).Logs }));

/** What just happened and why, what is selected, and the story so far. */
export const Narration = (): ReactNode => (
  <Suspense fallback={<div className="narration" />}>
    <LaterNarration />
  </Suspense>
);

/** Every server's log. */
export const Logs = (): ReactNode => (
  <Suspense fallback={<div className="logs" />}>
    <LaterLogs />
  </Suspense>
);

/** Resolves once the panels are there. */
export const panelsThere = fetched.then(() => undefined);
