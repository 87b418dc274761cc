import { use, useRef, useState } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { ring as ringName } from '../../words/servers.ts';
import { LensContext } from '../lens/Lens.tsx';
import { type LateSigns, Server } from './Server.tsx';
import { stepOf } from './walk.ts';

const countOf = (session: SessionState) => session.world.nodes.length;
const ofLens = ({ seen }: SessionState) => seen?.of;

/** The ring: one tab stop, with arrow keys. */
export function Servers({ late }: { readonly late: LateSigns | null }) {
  const count = useSession(countOf);
  const of = useSession(ofLens);
  const lens = use(LensContext);
  const ring = useRef<SVGGElement>(null);
  const [chosen, setChosen] = useState<ServerId>(1);
  const stop = Math.min(chosen, count);

  function goTo(id: ServerId): void {
    setChosen(id);
    ring.current?.querySelector<SVGGElement>(`[data-server="${id}"]`)?.focus();
  }

  function walk(event: React.KeyboardEvent): void {
    const step = stepOf(event);
    if (step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(((stop - 1 + step + count) % count) + 1);
  }

  return (
    <g ref={ring} role="toolbar" aria-label={ringName} onKeyDown={walk}>
      {Array.from({ length: count }, (_, i) => {
        const its = { id: i + 1, isStop: stop === i + 1, onFocus: setChosen };
        return lens && its.id !== of ? (
          <lens.Believed key={i} {...its} />
        ) : (
          <Server key={i} {...its} late={late} />
        );
      })}
    </g>
  );
}
