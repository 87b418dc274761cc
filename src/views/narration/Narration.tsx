import { lazy, Suspense } from 'react';
import { type Session, useSession } from '../../store/session.ts';
import { Inspector } from '../inspector/Inspector.tsx';
import { Caption } from './Caption.tsx';
import { Events } from './Events.tsx';
import './narration.css';

// There are none before the reader has acted in the past.
const Branches = lazy(() => import('../branches/Branches.tsx'));
const Differences = lazy(() => import('../comparison/Differences.tsx'));

const hasBranches = ({ branches }: Session) => branches.length > 1;
const isComparing = ({ comparison }: Session) => comparison !== null;

/** What just happened and why, what is selected, and the story so far. */
export function Narration() {
  const branched = useSession(hasBranches);
  const comparing = useSession(isComparing);
  return (
    <div className="narration">
      <Caption />
      <Suspense fallback={null}>
        {branched && <Branches />}
        {comparing && <Differences />}
      </Suspense>
      <Inspector />
      <Events />
    </div>
  );
}
