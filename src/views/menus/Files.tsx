import { useId } from 'react';
import { timeWords } from '../../base/time.ts';
import { closeDialog } from '../../store/commands.ts';
import { editDocument } from '../../store/editor.ts';
import { type CommandId, commandOf, runCommand, useKeysOf } from '../../store/keys.ts';
import { endOfRun } from '../../store/plan.ts';
import { type Session, useSession } from '../../store/session.ts';
import { useReading, useStory } from '../../store/story/state.ts';
import { makeCommand, writeShiviz, writeTrace } from '../../store/trace-parts.ts';
import { Button } from '../../ui/Button.tsx';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/files.ts';
import { withKeys } from '../../words/ui.ts';

/** Opening and saving the document. */
export function Files() {
  const mode = useStory((story) => story.mode);
  const fingers = useFingers();
  return (
    <div className="files">
      <h3>{words.document}</h3>
      <FileCommand
        command="open"
        label={words.open}
        hint={fingers ? words.openHintForFingers : words.openHint}
      />
      <FileCommand command="save" label={words.save} hint={words.saveHint} />
      {mode === 'sandbox' && (
        <FileCommand command="edit" label={words.edit} hint={words.editHint} instead={editDocument} />
      )}
      <ThisRun />
    </div>
  );
}

/** What can be made of the run. */
function ThisRun() {
  const session = useSession();
  const end = useSession(({ document, frontierTime }) => endOfRun(document, frontierTime));
  return (
    <>
      <h3>{words.thisRun(timeWords(end))}</h3>
      <Row label={words.trace} hint={words.traceHint} onClick={() => void writeTrace(session)} />
      <Row label={words.shiviz} hint={words.shivizHint} onClick={() => void writeShiviz(session)} />
      <Row label={words.command} hint={words.commandHint} onClick={() => void makeCommand(session)} />
    </>
  );
}

interface Props {
  readonly command: CommandId;
  readonly label: string;
  readonly hint: string;
  /** What it does here, instead of what its key does. */
  readonly instead?: (session: Session) => void;
}

function FileCommand({ command, label, hint, instead }: Props) {
  const reading = useReading();
  const keys = useKeysOf(command);
  const run = () => (instead ? instead(reading.session) : runCommand(commandOf(command), reading));
  return <Row label={label} hint={hint} title={keys ? withKeys(label, keys) : label} onClick={run} />;
}

interface RowProps {
  readonly label: string;
  readonly hint: string;
  readonly title?: string;
  readonly onClick: () => void;
}

/** A button and what it does. The dialog closes. */
function Row({ label, hint, title = label, onClick }: RowProps) {
  const session = useSession();
  const id = useId();
  const choose = () => {
    closeDialog(session);
    onClick();
  };
  return (
    <div className="files-row">
      <Button title={title} aria-describedby={id} onClick={choose}>
        {label}
      </Button>
      <p id={id}>{hint}</p>
    </div>
  );
}
