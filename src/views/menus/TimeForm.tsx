import { type FormEvent, useState } from 'react';
import { closeDialog, runTo } from '../../store/commands.ts';
import { timeTyped } from '../../store/text.ts';
import { Button } from '../../ui/Button.tsx';

/** A time of the run to go to, however far it is. */
export function TimeForm() {
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);

  const go = (event: FormEvent) => {
    event.preventDefault();
    const time = timeTyped(text);
    setWrong(time === null);
    if (time === null) return;
    closeDialog();
    runTo(time);
  };

  return (
    <form className="request-form" onSubmit={go} noValidate>
      <div className="dialog-row">
        <label className="stacked">
          Run to
          <input
            className="input"
            value={text}
            aria-invalid={isWrong}
            aria-describedby="time-format"
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onChange={(event) => setText(event.target.value)}
          />
        </label>
        <Button type="submit" strong>
          Run
        </Button>
      </div>
      <p id="time-format" role={isWrong ? 'alert' : undefined}>
        {isWrong && 'This is no time of the run. '}
        Milliseconds, or with a unit: 1500, 2.5 s, 3 min. At most one hour.
      </p>
    </form>
  );
}
