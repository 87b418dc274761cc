import { type SessionState, useSession } from '../../store/session.ts';

const openName = ({ branches, branch, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === branch)?.name;
const otherName = ({ branches, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === comparison.with)?.name;

/** Which of two branches a tank shows; nothing while there is but one. */
export function BranchName({ of }: { readonly of: 'open' | 'other' }) {
  const name = useSession(of === 'open' ? openName : otherName);
  return name ? <p className="tank-name">{name}</p> : null;
}
