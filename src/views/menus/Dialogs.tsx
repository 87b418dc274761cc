import { closeDialog } from '../../store/commands.ts';
import type { OpenDialog } from '../../store/session.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { Legend } from '../cluster/Legend.tsx';
import { Help } from './Help.tsx';
import { NetworkForm } from './NetworkForm.tsx';
import { PartitionForm } from './PartitionForm.tsx';
import { RequestForm } from './RequestForm.tsx';
import { Rules } from './Rules.tsx';
import { SeveralForm } from './SeveralForm.tsx';
import { TimeForm } from './TimeForm.tsx';
import './menus.css';

/** The dialog that is open. */
export function Dialogs({ dialog }: { readonly dialog: OpenDialog }) {
  const { opener } = dialog;
  switch (dialog.name) {
    case 'request':
      return (
        <Dialog title="Send a request" onClose={closeDialog} opener={opener}>
          <RequestForm to={dialog.server} />
        </Dialog>
      );
    case 'partition':
      return (
        <Dialog title="Cut the network" onClose={closeDialog} clearOf='.stage [role="toolbar"]'>
          <PartitionForm />
        </Dialog>
      );
    case 'network':
      return (
        <Dialog title="The network" onClose={closeDialog} opener={opener}>
          <NetworkForm first={dialog.way ?? null} />
        </Dialog>
      );
    case 'several':
      return (
        <Dialog title="Several messages" onClose={closeDialog} opener={opener}>
          <SeveralForm like={dialog.like} />
        </Dialog>
      );
    case 'time':
      return (
        <Dialog title="Run to a time" onClose={closeDialog} opener={opener}>
          <TimeForm />
        </Dialog>
      );
    case 'legend':
      return (
        <Dialog title="What the signs mean" onClose={closeDialog} shape="wide">
          <Legend />
        </Dialog>
      );
    case 'rules':
      return (
        <Dialog title="The rules" onClose={closeDialog} shape="wide">
          <Rules />
        </Dialog>
      );
    case 'help':
      return (
        <Dialog title="Raftarium" onClose={closeDialog} shape="broad">
          <Help />
        </Dialog>
      );
  }
}
