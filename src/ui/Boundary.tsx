import { Component, type ReactNode } from 'react';
import { MissingPart, onPart, reasonOf } from '../parts/part.ts';
import * as words from '../words/ui.ts';
import { Button } from './Button.tsx';

interface FailureProps {
  /** The part that failed, from `words/parts.ts`. */
  readonly what: string;
  readonly error: unknown;
  readonly onAgain: () => void;
  /** Closes a part that opened above the page. */
  readonly onClose?: (() => void) | undefined;
  /** The whole page failed: starting over opens the first page, because the run itself may be the reason. */
  readonly isPage?: boolean | undefined;
}

/** Replaces a part of the page that failed: gives the reason, and offers to retry. */
export function Failure({ what, error, onAgain, onClose, isPage }: FailureProps) {
  return (
    <section className={`failure${isPage ? ' is-page' : ''}${onClose ? ' is-above' : ''}`} role="alert">
      <p>{reasonOf(what, error)}</p>
      <p className="failure-buttons">
        <Button strong onClick={onAgain}>
          {words.tryAgain}
        </Button>
        <Button onClick={() => window.location.reload()}>{words.reload}</Button>
        {isPage && (
          <a className="button" href={window.location.pathname}>
            {words.startOver}
          </a>
        )}
        {onClose && <Button onClick={onClose}>{words.close}</Button>}
      </p>
    </section>
  );
}

interface Props {
  readonly what: string;
  readonly children: ReactNode;
  readonly onClose?: () => void;
  readonly isPage?: boolean;
  /** Reports the failure elsewhere: a small part has no room for it. */
  readonly onFail?: (reason: string) => void;
}

/** Limits a failure to one part of the page. */
export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };
  readonly #again = () => this.setState({ error: null });
  #unsubscribe: (() => void) | null = null;

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error(words.wentWrong) };
  }

  /** A missing part may be fetched for another panel, or when the network is back. */
  override componentDidMount() {
    this.#unsubscribe = onPart(() => {
      const { error } = this.state;
      if (error instanceof MissingPart && error.part.here !== null) this.#again();
    });
  }

  override componentWillUnmount() {
    this.#unsubscribe?.();
  }

  override componentDidCatch(error: unknown) {
    this.props.onFail?.(reasonOf(this.props.what, error));
  }

  override render() {
    const { what, children, onClose, onFail, isPage } = this.props;
    const { error } = this.state;
    if (error === null) return children;
    if (onFail) return null;
    return <Failure what={what} error={error} onAgain={this.#again} onClose={onClose} isPage={isPage} />;
  }
}
