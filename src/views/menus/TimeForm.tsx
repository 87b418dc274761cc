import { useState } from 'react';
import { closeDialog, runTo } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { timeTyped } from '../../store/text.ts';
import * as words from '../../words/dialogs.ts';
import { AskForm } from './AskForm.tsx';

/** Goes to a time of the run, however far it is. */
export function TimeForm() {
  const session = useSession();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  const go = () => {
    const time = timeTyped(text);
    setWrong(time === null);
    if (time === null) return;
    closeDialog(session);
    runTo(session, time);
  };

  return (
    <AskForm
      label={words.runTo}
      text={text}
      onText={setText}
      isWrong={isWrong}
      words={isWrong ? words.wrongTime : words.timeHint}
      answer={words.run}
      onAnswer={go}
    />
  );
}
