import { useCallback, useRef } from 'react';
import { ofServer } from '../../raft/per-server.ts';
import type { ServerId } from '../../raft/types.ts';
import { lineBelow } from '../../scene/boxes.ts';
import { markOf, sideAngle } from '../../scene/server.ts';
import { termClass } from '../../scene/terms.ts';
import type { Belief } from '../../sim/knowledge/beliefs.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { ACTS_IN, useMay } from '../../store/allowed.ts';
import { hovers, pointServer } from '../../store/pointing.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { pressServer } from '../../store/story/question.ts';
import { useIntroduced, useReading } from '../../store/story/state.ts';
import { setText } from '../../ui/text.ts';
import * as words from '../../words/knows.ts';
import { Disc } from './Disc.tsx';
import { Notch } from './Notch.tsx';
import { asButton, OuterName, reachIn, usePainted } from './Server.tsx';
import { useCalmPaint, useStage } from './stage-context.ts';
import './lens.css';

interface Props {
  readonly id: ServerId;
  readonly isStop: boolean;
  readonly onFocus: (id: ServerId) => void;
}

export const beliefIn = ({ seen }: SessionState, id: ServerId): Belief | undefined =>
  seen === null ? undefined : ofServer(seen.knowledge, id);

/** A server as another one last heard of it: hollow, with the age of that; `?` if it has heard nothing. */
export function Believed({ id, isStop, onFocus }: Props) {
  const session = useSession();
  const reading = useReading();
  const node = useSession(({ world }) => nodeOf(world, id));
  const belief = useSession((state) => beliefIn(state, id));
  const of = useSession(({ seen }) => seen?.of ?? 1);
  const isPointed = useSession(({ pointed }) => pointed?.server === id);
  const terms = useIntroduced('terms');
  const notches = useIntroduced('notches');
  const hasMenu = useMay(...ACTS_IN.server);
  const { layout, coarse } = useStage();
  const place = usePainted(id, belief ? words.label(of, belief) : '', '');
  if (node === undefined || belief === undefined) return null;
  const { disc, scale, letters, words: detail } = layout;
  const mark = markOf(node, layout.count);
  const isUnknown = belief.term === null;
  return (
    <g
      ref={place}
      className={`server believed ${termClass(mark.term)}`}
      {...asButton(hasMenu, false, null, isStop, (at) => pressServer(reading, id, at))}
      data-server={id}
      data-unknown={isUnknown || undefined}
      data-highlighted={isPointed || undefined}
      onFocus={() => onFocus(id)}
      {...hovers(session, () => pointServer(session, id))}
    >
      <circle className="hit" r={reachIn(layout, coarse)} />
      <circle className="focus-ring" r={disc + 15 * scale} />
      <circle className="backing" r={disc + 11 * scale} />
      <Disc
        mark={mark}
        disc={disc}
        scale={scale}
        words={detail}
        stale={false}
        letters={letters}
        numbered={terms && !isUnknown}
        notch={
          mark.votedFor !== null &&
          notches && <Notch since={null} angle={sideAngle(layout, id, mark.votedFor)} />
        }
      />
      {detail !== 'all' && (detail === 'few' || id % 5 === 0 || id === 1) && (
        <OuterName id={id} isCrowned={mark.look === 'leader'} />
      )}
      {detail === 'all' && <Age belief={belief} />}
    </g>
  );
}

/** How old the last news is, under the disc; only `paint` writes it. */
function Age({ belief: { heard } }: { readonly belief: Belief }) {
  const { layout } = useStage();
  const text = useRef<SVGTextElement>(null);
  const { size, y } = lineBelow(layout);
  const paint = useCallback(
    (time: number) => {
      const age = heard === null ? words.unheard : words.ago(time - heard.sentAt);
      if (text.current && text.current.textContent !== age) setText(text.current, age);
    },
    [heard],
  );
  useCalmPaint(paint);
  return <text ref={text} className="caption believed-age" y={y} fontSize={size} />;
}
