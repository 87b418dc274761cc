import { type ReactNode, useId } from 'react';
import { Button } from '../../ui/Button.tsx';

interface Props {
  /** What is asked for. */
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** The input is invalid: `words` say why. */
  readonly isWrong: boolean;
  readonly words: ReactNode;
  /** The label of the button. */
  readonly answer: string;
  readonly onAnswer: () => void;
  /** The text is a proposal: typing replaces it. */
  readonly isProposal?: boolean;
  /** Further fields. */
  readonly children?: ReactNode;
}

/** A form with one text field, and a line below it that says what it can be. */
export function AskForm(props: Props) {
  const { label, text, onText, isWrong, words, answer, onAnswer, isProposal = false, children } = props;
  const id = useId();
  return (
    <form
      className="request-form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onAnswer();
      }}
    >
      <div className="dialog-row">
        <label className="stacked">
          {label}
          <input
            className="input"
            value={text}
            aria-invalid={isWrong}
            aria-describedby={id}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            onFocus={({ currentTarget }) => isProposal && currentTarget.select()}
            onChange={({ target }) => onText(target.value)}
          />
        </label>
        {children}
        <Button type="submit" strong>
          {answer}
        </Button>
      </div>
      <p id={id} role={isWrong ? 'alert' : undefined}>
        {words}
      </p>
    </form>
  );
}
