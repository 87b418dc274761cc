import { Part } from '../../parts/part.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import * as parts from '../../words/parts.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { useOpenEntry } from '../library/useOpenEntry.ts';
import { Events } from './Events.tsx';
import { Headline } from './Headline.tsx';
import './narration.css';

// There are none before the reader has acted in the past.
const branchList = new Part(() => import('../branches/Branches.tsx'));
const comparison = new Part(() => import('../comparison/Differences.tsx'));
const Branches = late(branchList, (module) => module.Branches);
const Differences = late(comparison, (module) => module.Differences);

const hasBranches = ({ branches }: SessionState) => branches.length > 1;
const isComparing = ({ comparison }: SessionState) => comparison !== null;
const isPair = ({ branches, comparison }: SessionState) => comparison !== null && branches.length === 2;

/** What just happened and why, the selection, and the list of events. */
export function Narration() {
  const branched = useSession(hasBranches);
  const comparing = useSession(isComparing);
  // The library's two runs have no more to choose from.
  const breaksRule = useOpenEntry()?.broken !== undefined;
  const isTwins = useSession(isPair) && breaksRule;
  return (
    <div className="narration">
      <Headline />
      {branched && !isTwins && (
        <Boundary what={parts.branches}>
          <Branches />
        </Boundary>
      )}
      {comparing && (
        <Boundary what={parts.comparison}>
          <Differences />
        </Boundary>
      )}
      <Inspector />
      <Events />
    </div>
  );
}
