import { useState } from 'react';
import { closeDialog, runTo } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { timeTyped } from '../../store/text.ts';
import { AskForm } from './AskForm.tsx';

/** A time of the run to go to, however far it is. */
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

  const words = `${isWrong ? 'This is no time of the run. ' : ''}Milliseconds, or with a unit: 1500, 2.5 s, 3 min. At most one hour.`;
  return (
    <AskForm
      label="Run to"
      text={text}
      onText={setText}
      isWrong={isWrong}
      words={words}
      answer="Run"
      onAnswer={go}
    />
  );
}
