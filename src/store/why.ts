/** Why an event of the open run happened, and the path of it that the diagram lights. */
import { type Explanation, whyOf } from '../sim/why/why.ts';
import type { Session } from './session.ts';

const known = new WeakMap<object, Map<number, Explanation>>();

/** Cached for the recording. */
export function explain(session: Session, seq: number): Explanation {
  const { history } = session.run;
  const { recording } = history;
  const those = known.get(recording) ?? new Map<number, Explanation>();
  known.set(recording, those);
  const found = those.get(seq) ?? whyOf(history, seq);
  those.set(seq, found);
  return found;
}

/** The diagram lights this chain as long as one of its events is selected. */
export function lightPath(session: Session, event: number, { steps }: Explanation): void {
  const events = new Set(steps.map((step) => step.event.seq));
  session.setState({ path: { of: session.run.history.recording, event, events } });
}
