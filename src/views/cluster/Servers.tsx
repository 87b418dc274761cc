import { useRef, useState } from 'react';
import type { ServerId } from '../../raft/types.ts';
import { type Session, useSession } from '../../store/session.ts';
import { Server } from './Server.tsx';

const countOf = (session: Session) => session.world.nodes.length - 1;

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/** The ring: one stop for the Tab key, walked with the arrow keys. */
export function Servers() {
  const count = useSession(countOf);
  const ring = useRef<SVGGElement>(null);
  const [chosen, setChosen] = useState<ServerId>(1);
  const stop = Math.min(chosen, count);

  function goTo(id: ServerId): void {
    setChosen(id);
    ring.current?.querySelector<SVGGElement>(`[data-server="${id}"]`)?.focus();
  }

  function walk(event: React.KeyboardEvent): void {
    const step = STEPS[event.key];
    const end = event.key === 'Home' ? 1 : event.key === 'End' ? count : null;
    if (event.ctrlKey || event.altKey || event.metaKey || (step === undefined && end === null)) return;
    event.preventDefault();
    event.stopPropagation();
    goTo(end ?? ((stop - 1 + (step ?? 0) + count) % count) + 1);
  }

  return (
    <g ref={ring} role="toolbar" aria-label="The ring" onKeyDown={walk}>
      {Array.from({ length: count }, (_, i) => (
        <Server key={i} id={i + 1} isStop={stop === i + 1} onFocus={setChosen} />
      ))}
    </g>
  );
}
