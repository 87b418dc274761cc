import { use, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Part } from '../../parts/part.ts';
import { isCrowded } from '../../scene/crowd.ts';
import { LETTERS_OF_HALL, layOut, type Size } from '../../scene/layout.ts';
import type { Kind } from '../../sim/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useIntroduced } from '../../store/story/state.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late, usePart } from '../../ui/late.tsx';
import { useMedia } from '../../ui/media.ts';
import { useSize } from '../../ui/size.ts';
import * as parts from '../../words/parts.ts';
import { clusterOf } from '../../words/servers.ts';
import { Lens, LensContext, SignOfLens } from '../lens/Lens.tsx';
import './cluster.css';
import { Field } from './field.ts';
import { Links } from './Links.tsx';
import { Servers } from './Servers.tsx';
import { StageContext } from './stage-context.ts';

const aroundServers = new Part(() => import('./Around.tsx'));
const Alarm = late(aroundServers, (module) => module.Alarm);
const rulesSign = new Part(() => import('../rules/RulesOff.tsx'));
const RulesOff = late(rulesSign, (module) => module.RulesOff, <div className="rules-off" />);

/**
 * Fetched as soon as this module loads, before the page is drawn. Resolves once the stage is complete, or the
 * fetch has failed.
 */
export const stageThere: Promise<void> = aroundServers.fetch().then(
  () => undefined,
  () => undefined,
);

const isBreakingRules = ({ document }: SessionState) => (document.cluster?.bugs?.length ?? 0) > 0;
const countOf = (session: SessionState) => session.world.nodes.length;
const hasNoNumbers = ({ world }: SessionState) => isCrowded(world.packets);
const groupsOf = (session: SessionState) => session.world.network.groups;

const MOVE_SERVERS: readonly Kind[] = ['partition', 'heal', 'mend'];

/** Whether servers move because of playing or of an event at the cursor, not because of a jump in time. */
const isJustCut = ({ events, world }: SessionState) =>
  events.some(({ time, what }) => time === world.time && MOVE_SERVERS.includes(what.kind));

interface Props {
  /** The branch that it shows, while two are compared. */
  readonly branch?: string | undefined;
}

/** The stage: the servers on their ring, and everything between them. Fills its container. */
export const Stage = (props: Props) => (
  <Lens>
    <Ring {...props} />
  </Lens>
);

function Ring({ branch }: Props) {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const measured = useSize(box, USUAL);
  const size = measured ?? USUAL;
  const count = useSession(countOf);
  const groups = useSession(groupsOf);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const coarse = useMedia('(pointer: coarse)');
  const letters = useSession(({ hall }) => (hall ? LETTERS_OF_HALL : 1));
  const layout = useMemo(() => layOut(size, count, groups, letters), [size, count, groups, letters]);
  const terms = useIntroduced('terms');
  const crowded = useSession(hasNoNumbers);
  const [field] = useState(() => new Field(layout, session.glides));
  const value = useMemo(() => ({ layout, field, still, coarse }), [layout, field, still, coarse]);
  const around = usePart(aroundServers);
  const breaking = useSession(isBreakingRules);
  const lens = use(LensContext);
  useLayoutEffect(() => {
    const isSameStage = field.layout.size === layout.size;
    field.moveTo(layout, isSameStage && !still && (session.playhead.moving || isJustCut(session.getState())));
  }, [field, layout, still, session]);
  useLayoutEffect(() => () => field.leave(), [field]);
  return (
    <div className="stage" data-words={layout.words} data-terms={terms} data-crowded={crowded || undefined}>
      {breaking && (
        <Boundary what={parts.rulesOff}>
          <RulesOff />
        </Boundary>
      )}
      <Boundary what={parts.moving}>
        <Alarm />
        <SignOfLens />
      </Boundary>
      <div className="stage-tank" ref={box} translate="no">
        {measured && (
          <StageContext value={value}>
            <svg
              className="stage-picture"
              viewBox={`0 0 ${size.width} ${size.height}`}
              role="group"
              aria-label={clusterOf(branch)}
            >
              <Links />
              {around && <around.BelowServers />}
              <Servers late={around} />
              {around && <around.AboveServers />}
              {lens && <lens.Sent />}
            </svg>
          </StageContext>
        )}
      </div>
    </div>
  );
}

/** The size where nothing can be measured, as in tests. */
const USUAL: Size = { width: 720, height: 640 };
