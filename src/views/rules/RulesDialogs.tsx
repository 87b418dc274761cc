import { closeDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import * as words from '../../words/rule-search.ts';
import { showChain } from '../../words/safety.ts';
import { why } from '../../words/why.ts';
import { BrokenRules } from './BrokenRules.tsx';
import { Chain } from './Chain.tsx';
import { WhyChain } from './WhyChain.tsx';
import './rules.css';

interface Props {
  readonly name: 'broken-rules' | 'chain';
  /** The event whose chain is shown; without one, that of the violation. */
  readonly event?: number | undefined;
}

/** The rules as switches, and how a property came to break. */
export function RulesDialogs({ name, event }: Props) {
  const session = useSession();
  const onClose = () => closeDialog(session);
  if (name === 'chain' && event !== undefined)
    return (
      <Dialog key={event} title={why} onClose={onClose}>
        <WhyChain seq={event} />
      </Dialog>
    );
  if (name === 'chain')
    return (
      <Dialog title={showChain} onClose={onClose}>
        <Chain />
      </Dialog>
    );
  return (
    <Dialog title={words.title} onClose={onClose} shape="wide">
      <BrokenRules />
    </Dialog>
  );
}
