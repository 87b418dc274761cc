import { Component, type ReactNode } from 'react';
import { MissingPart, onPart, reasonOf } from '../parts/part.ts';
import * as words from '../words/ui.ts';
import { Button } from './Button.tsx';

interface FailureProps {
  /** What failed, of `words/parts.ts`. */
  readonly what: string;
  readonly error: unknown;
  readonly onAgain: () => void;
  /** For what opens above the page: puts it away. */
  readonly onClose?: (() => void) | undefined;
  /** It was the whole page: the way out of a run that cannot be drawn leads to the first page. */
  readonly isPage?: boolean | undefined;
}

/** Stands in the place of a part of the page that failed: says why, and offers what can be done. */
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
  /** Says it elsewhere: nothing is shown in the place of a small part. */
  readonly onFail?: (reason: string) => void;
}

/** Keeps a failure to the part of the page that it happened in. */
export class Boundary extends Component<Props, { readonly error: unknown }> {
  override state: { readonly error: unknown } = { error: null };
  readonly #again = () => this.setState({ error: null });
  #unsubscribe: (() => void) | null = null;

  static getDerivedStateFromError(error: unknown) {
    return { error: error ?? new Error(words.wentWrong) };
  }

  /** What was missing may come for another panel, or when the network is back. */
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
