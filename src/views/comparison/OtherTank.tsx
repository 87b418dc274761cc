import { SessionContext, useSession } from '../../store/session.ts';
import { Stage } from '../cluster/Stage.tsx';
import { Logs } from '../logs/Logs.tsx';
import { BranchName, useBranchName } from './BranchName.tsx';
import './comparison.css';

/**
 * The compared branch at the same time, to look at only: acts are done to the open branch. Screen readers get
 * its differences in words instead.
 */
export function OtherTank() {
  const { other } = useSession();
  const name = useBranchName('other');
  if (other === null) return null;
  return (
    <div className="other" inert>
      <div className="tank">
        <BranchName of="other" />
        <SessionContext value={other}>
          <Stage branch={name} />
        </SessionContext>
      </div>
      <SessionContext value={other}>
        <Logs />
      </SessionContext>
    </div>
  );
}
