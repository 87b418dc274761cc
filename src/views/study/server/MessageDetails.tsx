import { timeWords } from '../../../base/time.ts';
import { select } from '../../../store/commands.ts';
import { actionOf } from '../../../store/fetch-events.ts';
import { fateOf, type MessageFate } from '../../../store/inspect.ts';
import { type Session, useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import * as words from '../../../words/inspector.ts';
import { messageRows } from '../../inspector/rows.ts';
import { Exact } from '../../narration/Exact.tsx';
import { sentence } from '../../narration/sentences.ts';
import { CopyText } from './CopyText.tsx';

/** All fields of a message, and what its receiver did with it. */
export function MessageDetails({ id }: { readonly id: number }) {
  const session = useSession();
  useSession(({ world }) => world);
  const fate = fateOf(session, id);
  return (
    <>
      <p>
        <Button onClick={() => select(session, null)}>{words.back}</Button>
      </p>
      {fate ? <Fate fate={fate} /> : <p>{words.tooLongAgo}</p>}
    </>
  );
}

function Fate({ fate }: { readonly fate: MessageFate }) {
  const session = useSession();
  const { packet } = fate;
  const rows = messageRows(packet);
  const lines = outcome(session, fate);
  const text = () =>
    [
      packet.message.type,
      ...rows.map(([name, value]) => `  ${name}: ${value}`),
      words.outcome,
      ...lines,
    ].join('\n');
  return (
    <>
      <table className="state-table">
        <caption>
          <Exact text={packet.message.type} />
        </caption>
        <tbody>
          {rows.map(([name, value]) => (
            <tr key={name}>
              <th scope="row">
                <Exact text={name} />
              </th>
              <td>
                <Exact text={value} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h3 className="state-title">{words.outcome}</h3>
      <ol className="state-outcome">
        {lines.map((line) => (
          <li key={line}>
            <Exact text={line} />
          </li>
        ))}
      </ol>
      <CopyText text={text} />
    </>
  );
}

function outcome(session: Session, { end, then }: MessageFate): readonly string[] {
  if (end === null) return [words.onItsWay];
  const arrival = `${timeWords(end.time)}: ${sentence(end)}`;
  if (end.what.kind === 'lost') return [arrival];
  const done = then.map((event) => sentence(event, actionOf(session, event)));
  return [arrival, ...(done.length > 0 ? done : [words.noConsequence])];
}
