import type { Index, ServerId } from '../../raft/types.ts';
import { knownUpTo } from '../../sim/knowledge/beliefs.ts';
import { useSession } from '../../store/session.ts';
import * as words from '../../words/knows.ts';
import { beliefIn } from '../cluster/Believed.tsx';
import './log-end.css';

interface Props {
  readonly id: ServerId;
  readonly cell: number;
  /** Entries are placed relative to the entry after this index. */
  readonly origin: Index;
}

/** Behind the entries of a log that are known: whether there are more, nobody has said. */
export function LogEnd({ id, cell, origin }: Props) {
  const belief = useSession((state) => beliefIn(state, id));
  if (belief === undefined || belief.log?.value.lastIndex != null) return null;
  const end = belief.log === null ? 0 : knownUpTo(belief.log.value);
  return (
    <p className="log-unknown" style={{ left: (end - origin) * cell, width: cell - 3 }}>
      <span aria-hidden="true">?</span>
      <span className="hidden">{words.behind(end)}</span>
    </p>
  );
}
