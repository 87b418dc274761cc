/**
 * The panels beside the tank. They are fetched after it, so that on a slow network the tank comes first; each
 * keeps its room meanwhile.
 */
import type { ComponentType, ReactNode } from 'react';
import { Part } from '../parts/part.ts';
import { isEmbedded } from '../store/embedded.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { late } from '../ui/late.tsx';
import * as parts from '../words/parts.ts';

const deferred = new Part(() => import('./deferred-panels.ts'));

/**
 * Fetched as soon as this module loads, before the page is drawn. Resolves once the panels are there, or the
 * fetch has failed. An embed may need none of them.
 */
export const panelsThere: Promise<void> = isEmbedded()
  ? Promise.resolve()
  : deferred.fetch().then(
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

export const Logs = panel(parts.logs, 'LogsOrStudy', <div className="logs" />);
export const Timeline = panel(
  parts.track,
  'Timeline',
  <div className="timeline">
    <div className="track-box" />
  </div>,
);
export const StoryColumn = panel(parts.story, 'StoryColumn', <div />);
export const SandboxColumn = panel(parts.events, 'SandboxColumn', <div />);
export const EntryHead = panel(parts.entry, 'SmallEntryHead', null);
export const SmallStory = panel(parts.story, 'SmallStory', null);
export const SmallSandbox = panel(parts.belowTank, 'SmallSandbox', null);

const LateWhereabouts = late(deferred, (module) => module.Whereabouts);
const ignore = () => undefined;
/** Invisible. If the fetch fails, the panels of the same file say so. */
export const Whereabouts = () => (
  <Boundary what={parts.whereabouts} onFail={ignore}>
    <LateWhereabouts />
  </Boundary>
);
