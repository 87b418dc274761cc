import { type ReactNode, useId } from 'react';
import { Button } from '../../ui/Button.tsx';

interface Props {
  /** What is asked for. */
  readonly label: string;
  readonly text: string;
  readonly onText: (text: string) => void;
  /** What is typed cannot be used: `words` say why. */
  readonly isWrong: boolean;
  readonly words: ReactNode;
  /** What the button says that answers. */
  readonly answer: string;
  readonly onAnswer: () => void;
  /** The text is a proposal: the first letter that is typed takes its place. */
  readonly isProposal?: boolean;
  /** What else is asked for. */
  readonly children?: ReactNode;
}

/** A form that asks for one text, and says below what it can be. */
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
