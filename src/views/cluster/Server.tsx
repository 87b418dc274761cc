import { type RefObject, useCallback, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { serverName } from '../../base/names.ts';
import type { ServerId } from '../../raft/types.ts';
import { inTwentieths, leftOf, timersOf } from '../../scene/arcs.ts';
import { type Layout, placeOf } from '../../scene/layout.ts';
import { atAngle, length, minus, px } from '../../scene/plane.ts';
import {
  countPlace,
  isStale,
  MANY,
  markOf,
  namePlace,
  nameSize,
  PIP_AWAY,
  pipAngle,
  type ServerMark,
  sideAngle,
} from '../../scene/server.ts';
import { termClass } from '../../scene/terms.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { ACTS_IN, useMay } from '../../store/allowed.ts';
import { hovers, pointServer } from '../../store/pointing.ts';
import { type MenuPlace, type SessionState, useSession } from '../../store/session.ts';
import { isServerInFocus } from '../../store/story/focus.ts';
import { groupOf, isPicked as isPickedIn } from '../../store/story/pick.ts';
import { isServerAsked, pressServer } from '../../store/story/question.ts';
import { isIntroduced, type Story, useReading, useStory } from '../../store/story/state.ts';
import * as words from '../../words/servers.ts';
import { Crown } from './Crown.tsx';
import { Disc, Pip } from './Disc.tsx';
import type { Gestures } from './Gestures.tsx';
import { menuGestures } from './menu-gestures.ts';
import { Notch } from './Notch.tsx';
import type { Picked } from './Picked.tsx';
import { setOnce } from './paint.ts';
import { useCalmPaint, useMove, useStage } from './stage-context.ts';

/** What is fetched after the servers. */
export interface LateSigns {
  readonly Gestures: typeof Gestures;
  readonly Picked: typeof Picked;
}

interface Props {
  readonly id: ServerId;
  readonly late: LateSigns | null;
  readonly isStop: boolean;
  readonly onFocus: (id: ServerId) => void;
}

/** A server on the stage: its disc, timers and votes; a button that opens its menu. */
export function Server({ id, late, isStop, onFocus }: Props) {
  const session = useSession();
  const reading = useReading();
  const node = useSession((state) => nodeOf(state.world, id));
  const { stale, accused, selected, isPointed, meets, differs } = useSigns(id);
  const hasMenu = useMay(...ACTS_IN.server);
  const { dimmed, pointed, isAnswer, terms, votes, notches, group, isPicked } = useStorySigns(id);
  const { layout, coarse } = useStage();
  const { disc, scale, letters, words: detail, count } = layout;
  const place = usePainted(
    id,
    node ? words.label(node, count, stale) : '',
    besides(differs, isAnswer, group),
  );
  if (!node) return null;
  const mark = markOf(node, count);
  return (
    <g
      ref={place}
      className={`server ${termClass(mark.term)}`}
      {...asButton(hasMenu, isAnswer, isPicked, isStop, (place) => pressServer(reading, id, place))}
      data-server={id}
      data-power={mark.power}
      data-selected={selected || undefined}
      data-dimmed={dimmed || undefined}
      data-pointed={pointed || undefined}
      data-highlighted={isPointed || undefined}
      data-meets={meets || undefined}
      onFocus={() => onFocus(id)}
      {...hovers(session, () => pointServer(session, id))}
    >
      <circle className="hit" r={reachIn(layout, coarse)} />
      <circle className="focus-ring" r={disc + 15 * scale} />
      {accused && <circle className="accused" r={disc + 15 * scale} strokeWidth={Math.max(2, 5 * scale)} />}
      <circle className="backing" r={disc + 11 * scale} />
      {late && group && <late.Picked group={group} disc={disc} scale={scale} />}
      <ElectionTimer id={id} disc={disc} scale={scale} />
      <Disc
        mark={mark}
        disc={disc}
        scale={scale}
        words={detail}
        stale={stale}
        letters={letters}
        numbered={terms}
        notch={
          mark.votedFor !== null &&
          notches && (
            <Notch
              since={node.recentChanges.ballot?.at ?? null}
              angle={sideAngle(layout, id, mark.votedFor)}
            />
          )
        }
        crown={<Crown since={node.recentChanges.role?.at ?? null} />}
      />
      {mark.look === 'leader' && <HeartbeatTimer id={id} disc={disc} scale={scale} />}
      {detail !== 'all' && (detail === 'few' || id % 5 === 0 || id === 1) && (
        <OuterName id={id} isCrowned={mark.look === 'leader'} />
      )}
      {votes && mark.votes.length > 0 && <Votes mark={mark} />}
      {late && <late.Gestures id={id} changes={node.recentChanges} />}
      {differs && (
        <g transform={`translate(${px(disc * 0.78)} ${px(-disc * 0.78)}) scale(${px(Math.max(0.6, scale))})`}>
          <DiffersMark />
        </g>
      )}
    </g>
  );
}

/** A picture where a press would do nothing, in an embed. */
export function asButton(
  hasMenu: boolean,
  isAnswer: boolean,
  isPicked: boolean | null,
  isStop: boolean,
  press: (place: MenuPlace) => void,
) {
  const isAsked = isAnswer || isPicked !== null;
  if (!hasMenu && !isAsked) return { role: 'img' };
  return {
    role: 'button',
    'aria-haspopup': isAsked ? undefined : ('menu' as const),
    'aria-pressed': isPicked ?? undefined,
    tabIndex: isStop ? 0 : -1,
    ...menuGestures(press),
  };
}

/** The radius of a server's target: for a finger as large as its neighbours allow. */
export function reachIn({ places: [, one, other], disc, scale }: Layout, coarse: boolean): number {
  const gap = one && other ? length(minus(other, one)) : Infinity;
  return Math.max(disc + 6 * scale, Math.min(22, coarse ? gap * 0.55 : disc * 1.7));
}

/** The state of a server in the story. */
const storySignsOf = (story: Story, id: ServerId) => ({
  dimmed: !isServerInFocus(story, id),
  pointed: story.pointed === id,
  isAnswer: isServerAsked(story, id),
  terms: isIntroduced(story, 'terms'),
  votes: isIntroduced(story, 'votes'),
  notches: isIntroduced(story, 'notches'),
  group: groupOf(story, id),
  isPicked: isPickedIn(story, id),
});

const useStorySigns = (id: ServerId) => useStory(useShallow((story) => storySignsOf(story, id)));

/** Additions to its accessible name. */
const besides = (differs: boolean, isAnswer: boolean, group: keyof typeof words.inGroup | null): string =>
  (differs ? words.differs : '') + (isAnswer ? words.isAnswer : '') + (group ? words.inGroup[group] : '');

/**
 * Its place and its accessible name, which painters write. While paused, the name has the state of the
 * timers; a name that changed all the time would be read out all the time.
 */
export function usePainted(id: ServerId, name: string, more: string): RefObject<SVGGElement | null> {
  const session = useSession();
  const place = useRef<SVGGElement>(null);
  const { field } = useStage();
  const move = useCallback(() => {
    const { x, y } = field.place(id);
    place.current?.setAttribute('transform', `translate(${px(x)} ${px(y)})`);
  }, [field, id]);
  useMove(move);
  const paintName = useCallback(
    (time: number) => {
      const node = session.playhead.moving ? undefined : nodeOf(session.getState().world, id);
      setOnce(
        place.current,
        'aria-label',
        name + (node ? words.timersAfter(timersOf(node), time) : '') + more,
      );
    },
    [session, id, name, more],
  );
  useCalmPaint(paintName);
  return place;
}

/** What signs around a server show. */
function signsOf({ world, selected, pointed, comparison }: SessionState, id: ServerId) {
  const node = nodeOf(world, id);
  return {
    stale: node !== undefined && isStale(node, world),
    accused: world.violations.some(({ servers }) => servers.includes(id)),
    selected: selected?.kind === 'server' && selected.id === id,
    isPointed: pointed?.server === id || pointed?.servers?.includes(id),
    meets: pointed?.meets?.includes(id),
    differs: comparison?.differing.some(({ server }) => server === id) ?? false,
  };
}

const useSigns = (id: ServerId) => useSession(useShallow((state) => signsOf(state, id)));

/** The sign that a server differs in the compared branch. Drawn around (0, 0), at scale 1. */
export function DiffersMark() {
  return (
    <g className="differs">
      <circle r={11} />
      <path d="M-5,-2.5H5M-5,2.5H5M-3,6L3,-6" />
    </g>
  );
}

/** The name outside the ring, if the disc is too small for it. */
export function OuterName({ id, isCrowned }: { id: ServerId; isCrowned: boolean }) {
  const { layout } = useStage();
  const size = nameSize(layout);
  const { x, y } = minus(namePlace(layout, id, isCrowned), placeOf(layout, id));
  return (
    <text className="outer-name" x={x} y={y + size * 0.36} fontSize={size}>
      {serverName(id)}
    </text>
  );
}

function Votes({ mark }: { mark: ServerMark }) {
  const { layout } = useStage();
  const { disc, scale } = layout;
  if (layout.count > MANY) {
    const granted = mark.votes.filter((vote) => vote.ballot === 'granted').length;
    const { x, y } = minus(countPlace(layout, mark.id), placeOf(layout, mark.id));
    return (
      <text className="caption" x={x} y={y + 4} fontSize={11}>
        {words.votes(granted, layout.count)}
      </text>
    );
  }
  return (
    <g>
      {mark.votes.map(({ voter, ballot }) => {
        const { x, y } = atAngle(pipAngle(layout, mark.id, voter), disc + PIP_AWAY * scale);
        return (
          <g key={voter} transform={`translate(${px(x)} ${px(y)}) scale(${px(scale)})`}>
            <Pip ballot={ballot} />
          </g>
        );
      })}
    </g>
  );
}

/**
 * A whole turn from the top: a circle would start at the right, and rotating it costs a compositing layer.
 */
export const arcOf = (radius: number) => {
  const [r, foot] = [px(radius), px(2 * radius)];
  return {
    d: `M0,${px(-radius)}a${r},${r} 0 0 1 0,${foot}a${r},${r} 0 0 1 0,-${foot}`,
    pathLength: 100,
    strokeDasharray: '100 100',
  };
};

/** The arc of the election timer, around the disc; only `paint` writes to it. */
function ElectionTimer({ id, disc, scale }: { id: ServerId; disc: number; scale: number }) {
  const session = useSession();
  const { still } = useStage();
  const arc = useRef<SVGPathElement>(null);
  const paint = useCallback(
    (time: number) => {
      const timer = nodeOf(session.getState().world, id)?.timers.election ?? null;
      drawArc(arc.current, timer === null ? 0 : leftOf(timer, time), still);
    },
    [id, still, session],
  );
  useCalmPaint(paint);
  const radius = disc + 8.5 * scale;
  return (
    <g className="timers">
      <path ref={arc} className="election" strokeWidth={Math.max(1.5, 4 * scale)} {...arcOf(radius)} />
    </g>
  );
}

/** The thin arc of the heartbeat timer, inside a leader; only `paint` writes to it. */
function HeartbeatTimer({ id, disc, scale }: { id: ServerId; disc: number; scale: number }) {
  const session = useSession();
  const { still } = useStage();
  const arc = useRef<SVGPathElement>(null);
  const paint = useCallback(
    (time: number) => {
      const timer = nodeOf(session.getState().world, id)?.timers.heartbeat ?? null;
      drawArc(arc.current, timer === null ? 0 : leftOf(timer, time), still);
    },
    [id, still, session],
  );
  useCalmPaint(paint);
  return (
    <g className="timers">
      <path
        ref={arc}
        className="heartbeat"
        strokeWidth={Math.max(1, 2.6 * scale)}
        {...arcOf(disc - 5.5 * scale)}
      />
    </g>
  );
}

function drawArc(arc: SVGPathElement | null, left: number, still: boolean): void {
  setOnce(arc, 'stroke-dashoffset', (100 - (still ? inTwentieths(left) : left) * 100).toFixed(1));
}
