import { type SessionState, useSession } from '../../store/session.ts';

const openName = ({ branches, branch, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === branch)?.name;
const otherName = ({ branches, comparison }: SessionState) =>
  comparison && branches.find(({ id }) => id === comparison.with)?.name;

type Which = 'open' | 'other';

/** The name of one of the two branches of a comparison; undefined without one. */
export const useBranchName = (which: Which): string | undefined =>
  useSession(which === 'open' ? openName : otherName) ?? undefined;

/** The name of the branch that a tank shows; nothing without a comparison. */
export function BranchName({ of }: { readonly of: Which }) {
  const name = useBranchName(of);
  return name ? <p className="tank-name">{name}</p> : null;
}
