import { Part } from '../../parts/part.ts';
import { closeDialog } from '../../store/commands.ts';
import { type OpenDialog, useSession } from '../../store/session.ts';
import { Dialog } from '../../ui/Dialog.tsx';
import { late } from '../../ui/late.tsx';
import { titles } from '../../words/dialogs.ts';
import { Legend } from '../cluster/Legend.tsx';
import { Files } from './Files.tsx';
import { Help } from './Help.tsx';
import { NetworkForm } from './NetworkForm.tsx';
import { PartitionForm } from './PartitionForm.tsx';
import { RequestForm } from './RequestForm.tsx';
import { Rules } from './Rules.tsx';
import { SeveralForm } from './SeveralForm.tsx';
import { TimeForm } from './TimeForm.tsx';
import './menus.css';

const settingsPart = new Part(() => import('../settings/SettingsDialog.tsx'));
const SettingsDialog = late(settingsPart, (module) => module.SettingsDialog);
const rulesPart = new Part(() => import('../rules/RulesDialogs.tsx'));
const RulesDialogs = late(rulesPart, (module) => module.RulesDialogs);

const sharePart = new Part(() => import('../share/ShareSheet.tsx'));
const ShareSheet = late(sharePart, (module) => module.ShareSheet);

/** The dialog that is open. */
export function Dialogs({ dialog }: { readonly dialog: OpenDialog }) {
  const session = useSession();
  const { opener } = dialog;
  const close = () => closeDialog(session);
  switch (dialog.name) {
    case 'request':
      return (
        <Dialog title={titles.request} onClose={close} opener={opener}>
          <RequestForm to={dialog.server} />
        </Dialog>
      );
    case 'partition':
      return (
        <Dialog title={titles.partition} onClose={close} clearOf='.stage [role="toolbar"]'>
          <PartitionForm />
        </Dialog>
      );
    case 'network':
      return (
        <Dialog title={titles.network} onClose={close} opener={opener}>
          <NetworkForm first={dialog.way ?? null} />
        </Dialog>
      );
    case 'broken-rules':
      return <RulesDialogs name="broken-rules" />;
    case 'chain':
      return <RulesDialogs name="chain" event={dialog.event} />;
    case 'settings':
      return <SettingsDialog />;
    case 'share':
      return <ShareSheet copied={dialog.copied} />;
    case 'several':
      return (
        <Dialog title={titles.several} onClose={close} opener={opener}>
          <SeveralForm like={dialog.like} />
        </Dialog>
      );
    case 'time':
      return (
        <Dialog title={titles.time} onClose={close} opener={opener}>
          <TimeForm />
        </Dialog>
      );
    case 'legend':
      return (
        <Dialog title={titles.legend} onClose={close} shape="wide">
          <Legend />
        </Dialog>
      );
    case 'rules':
      return (
        <Dialog title={titles.rules} onClose={close} shape="wide">
          <Rules />
        </Dialog>
      );
    case 'files':
      return (
        <Dialog title={titles.files} onClose={close} opener={opener}>
          <Files />
        </Dialog>
      );
    case 'help':
      return (
        <Dialog title={titles.help} onClose={close} shape="broad">
          <Help />
        </Dialog>
      );
  }
}
