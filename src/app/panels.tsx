/**
 * The panels beside the tank. They are fetched behind it, so that a slow line brings what moves first; each keeps its room
 * meanwhile.
 */
import type { ComponentType, ReactNode } from 'react';
import { Part } from '../parts/part.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { late } from '../ui/late.tsx';
import * as parts from '../words/parts.ts';

const deferred = new Part(() => import('./deferred-panels.ts'));

/** Begun as soon as this is read: before the page is drawn. Resolves once the panels are there, or cannot be fetched. */
export const panelsThere: Promise<void> = deferred.fetch().then(
  () => undefined,
  () => undefined,
);

type Panels = typeof import('./deferred-panels.ts');

function panel(what: string, name: keyof Panels, room: ReactNode): ComponentType {
  const Late = late(deferred, (module) => module[name], room);
  return function Panel() {
    return (
      <Boundary what={what}>
        <Late />
      </Boundary>
    );
  };
}

export const Logs = panel(parts.logs, 'Logs', <div className="logs" />);
export const Timeline = panel(
  parts.track,
  'Timeline',
  <div className="timeline">
    <div className="track-box" />
  </div>,
);
export const StoryColumn = panel(parts.story, 'StoryColumn', <div />);
export const SandboxColumn = panel(parts.events, 'SandboxColumn', <div />);
export const SmallStory = panel(parts.story, 'SmallStory', null);
export const SmallSandbox = panel(parts.belowTank, 'SmallSandbox', null);
export const NewRun = panel(parts.newRun, 'NewRun', null);

const LateWhereabouts = late(deferred, (module) => module.Whereabouts);
const unsaid = () => undefined;
/** Nothing to see. If it cannot be fetched, the panels of the same file say so. */
export const Whereabouts = () => (
  <Boundary what={parts.whereabouts} onFail={unsaid}>
    <LateWhereabouts />
  </Boundary>
);
