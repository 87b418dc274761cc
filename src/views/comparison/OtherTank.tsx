import { SessionContext, useSession } from '../../store/session.ts';
import { Stage } from '../cluster/Stage.tsx';
import { Logs } from '../logs/Logs.tsx';
import { BranchName } from './BranchName.tsx';
import './comparison.css';

/**
 * The other branch at the same time, to look at: what is done is done to the open one. Those who do not see it are told what
 * differs, in words, beside the story.
 */
export function OtherTank() {
  const { other } = useSession();
  if (other === null) return null;
  return (
    <div className="other" inert>
      <div className="tank">
        <BranchName of="other" />
        <SessionContext value={other}>
          <Stage />
        </SessionContext>
      </div>
      <SessionContext value={other}>
        <Logs />
      </SessionContext>
    </div>
  );
}
