import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Part } from '../../parts/part.ts';
import { layOut, type Size } from '../../scene/layout.ts';
import { wallsOf } from '../../scene/walls.ts';
import type { Kind } from '../../sim/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import { useMedia } from '../../ui/media.ts';
import { useSize } from '../../ui/size.ts';
import { Clients } from './Clients.tsx';
import './cluster.css';
import { Alarm } from './Alarm.tsx';
import { BlockedLinks } from './BlockedLinks.tsx';
import { CutGesture } from './CutGesture.tsx';
import { DraggedMessage } from './DraggedMessage.tsx';
import { Field } from './field.ts';
import { Links } from './Links.tsx';
import { LostMessages } from './LostMessages.tsx';
import { Messages } from './Messages.tsx';
import { Passages } from './Passages.tsx';
import { Servers } from './Servers.tsx';
import { StageContext } from './stage-context.ts';
import { WallSign, Walls } from './Walls.tsx';
import { Ways } from './Ways.tsx';

// Fetched behind the tank; the picture is whole without them.
const captions = new Part(() => import('./Captions.tsx'));
const Captions = late(captions, (module) => module.Captions);
const unsaid = () => undefined;

const countOf = (session: SessionState) => session.world.nodes.length - 1;
const groupsOf = (session: SessionState) => session.world.network.groups;

const MOVE_SERVERS: readonly Kind[] = ['partition', 'heal', 'mend'];

/** Whether the servers move because a run plays, or because of what happened at the cursor: not because the reader has gone elsewhere in time. */
const isJustCut = ({ events, world }: SessionState) =>
  events.some(({ time, what }) => time === world.time && MOVE_SERVERS.includes(what.kind));

/** The tank: the servers on their ring, and everything between them. Fills the element it stands in. */
export function Stage() {
  const session = useSession();
  const box = useRef<HTMLDivElement>(null);
  const measured = useSize(box, USUAL);
  const size = measured ?? USUAL;
  const count = useSession(countOf);
  const groups = useSession(groupsOf);
  const still = useMedia('(prefers-reduced-motion: reduce)');
  const coarse = useMedia('(pointer: coarse)');
  const layout = useMemo(() => layOut(size, count, groups), [size, count, groups]);
  const walls = useMemo(() => wallsOf(layout), [layout]);
  const [field] = useState(() => new Field(layout));
  const value = useMemo(
    () => ({ layout, field, walls, still, coarse }),
    [layout, field, walls, still, coarse],
  );
  useLayoutEffect(() => {
    const isSameStage = field.layout.size === layout.size;
    field.moveTo(layout, isSameStage && !still && (session.playhead.moving || isJustCut(session.getState())));
  }, [field, layout, still, session]);
  useLayoutEffect(() => () => field.leave(), [field]);
  return (
    <div className="stage" data-words={layout.words}>
      <Alarm />
      <div className="stage-tank" ref={box} translate="no">
        {measured && (
          <StageContext value={value}>
            <svg
              className="stage-picture"
              viewBox={`0 0 ${size.width} ${size.height}`}
              role="group"
              aria-label="The cluster"
            >
              <CutGesture>
                <Links />
                <Ways />
              </CutGesture>
              <Boundary what="The captions" onFail={unsaid}>
                <Captions />
              </Boundary>
              <Walls />
              <Passages />
              <BlockedLinks />
              <Servers />
              <Clients />
              <LostMessages />
              <Messages />
              <WallSign />
              <DraggedMessage />
            </svg>
          </StageContext>
        )}
      </div>
    </div>
  );
}

/** Of what has no size on any screen. */
const USUAL: Size = { width: 720, height: 640 };
