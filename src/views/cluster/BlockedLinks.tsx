import { useCallback, useRef } from 'react';
import { GATE } from '../../scene/gate.ts';
import { clearOn } from '../../scene/walls.ts';
import { blockedWays, heldWays, isOfAllTypes, type Way } from '../../sim/ways.ts';
import { useMay } from '../../store/allowed.ts';
import { act } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/stage.ts';
import { pressGestures, reachOf } from './menu-gestures.ts';
import { placeOnLane } from './paint.ts';
import { useMove, useStage } from './stage-context.ts';
import { stepOf } from './walk.ts';

const networkOf = (session: SessionState) => session.world.network;
const GATES_UP_TO = 9;

/** The two kinds: where their sign is drawn, its shape, and the action of a press. */
const KINDS = {
  held: { wanted: 0.72, path: GATE.held, undo: 'release' },
  blocked: { wanted: 0.07, path: GATE.blocked, undo: 'unblock' },
} as const;

/** Ways that hold or block messages: a gate across each, which a press opens. One tab stop. */
export function BlockedLinks() {
  const network = useSession(networkOf);
  if (network.size > GATES_UP_TO) return null;
  const gates = [
    ...heldWays(network).map((way) => ({ way, kind: 'held' as const })),
    ...blockedWays(network).map((way) => ({ way, kind: 'blocked' as const })),
  ];
  if (gates.length === 0) return null;
  return (
    <g role="toolbar" aria-label={words.blockedLinks} onKeyDown={walk}>
      {gates.map(({ way, kind }, i) => (
        <BlockedLink key={`${kind} ${way.from} ${way.to}`} way={way} kind={kind} isStop={i === 0} />
      ))}
    </g>
  );
}

function walk(event: React.KeyboardEvent): void {
  const step = stepOf(event);
  if (step === 0) return;
  const gates = [...event.currentTarget.querySelectorAll<SVGGElement>('.gate')];
  const at = gates.findIndex((gate) => gate === document.activeElement);
  event.preventDefault();
  event.stopPropagation();
  gates[(at + step + gates.length) % gates.length]?.focus();
}

function BlockedLink({ way, kind, isStop }: { way: Way; kind: keyof typeof KINDS; isStop: boolean }) {
  const session = useSession();
  const { from, to } = way;
  const { wanted, path, undo } = KINDS[kind];
  const { field, layout, coarse } = useStage();
  const at = clearOn(layout, from, to, wanted);
  const gate = useRef<SVGGElement>(null);
  const opens = useMay(undo);
  const scale = Math.max(0.5, layout.scale);
  const move = useCallback(() => {
    placeOnLane(gate.current, field.lane(from, to), at, scale);
  }, [field, from, to, at, scale]);
  useMove(move);
  return (
    <g
      ref={gate}
      className="gate"
      {...(opens && {
        role: 'button',
        tabIndex: isStop ? 0 : -1,
        'aria-label': words.reopen[kind](from, to, isOfAllTypes(way) ? [] : way.types),
        ...pressGestures(() => act(session, { do: undo, from, to })),
      })}
    >
      <circle className="hit" r={reachOf(coarse, scale)} />
      <circle className="focus-ring" r={14} />
      <path className="gate-bars" d={path} />
    </g>
  );
}
