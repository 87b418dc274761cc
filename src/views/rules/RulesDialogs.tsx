import { closeDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import * as words from '../../words/rule-search.ts';
import { showChain } from '../../words/safety.ts';
import { BrokenRules } from './BrokenRules.tsx';
import { Chain } from './Chain.tsx';
import './rules.css';

interface Props {
  readonly name: 'broken-rules' | 'chain';
}

/** The rules as switches, and how a property came to break. */
export function RulesDialogs({ name }: Props) {
  const session = useSession();
  const onClose = () => closeDialog(session);
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
