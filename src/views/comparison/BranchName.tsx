import { type SessionState, useSession } from '../../store/session.ts';

const openName = ({ branches, branch, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === branch)?.name;
const otherName = ({ branches, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === comparison.with)?.name;

/** The name of the branch that a tank shows; nothing without a comparison. */
export function BranchName({ of }: { readonly of: 'open' | 'other' }) {
  const name = useSession(of === 'open' ? openName : otherName);
  return name ? <p className="tank-name">{name}</p> : null;
}
