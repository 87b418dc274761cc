import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { SimEvent } from '../../sim/types.ts';
import { seek } from '../../store/commands.ts';
import { endComparison, goToBranch } from '../../store/comparison.ts';
import type { Differing, Parting } from '../../store/differences.ts';
import { actionOf } from '../../store/fetch-events.ts';
import { type Session, type SessionState, useSession } from '../../store/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { Exact } from '../narration/Exact.tsx';
import { sentence } from '../narration/sentences.ts';
import './comparison.css';

const comparisonOf = ({ comparison }: SessionState) => comparison;
const nameOf = ({ branches, comparison }: SessionState) =>
  branches.find(({ id }) => id === comparison?.with)?.name ?? '';

/** The open branch beside another, in words: where they part, and what is not the same now. */
export function Differences() {
  const session = useSession();
  const comparison = useSession(comparisonOf);
  const name = useSession(nameOf);
  if (comparison === null) return null;
  return (
    <section className="differences" data-focus-then=".branch-tools button" aria-label="Comparison">
      <header>
        <h2>Beside “{name}”</h2>
        <Button onClick={() => goToBranch(session, comparison.with)}>Change sides</Button>
        <IconButton icon="close" label="End the comparison" onClick={() => endComparison(session)} />
      </header>
      <WhereTheyPart parting={comparison.parting} />
      <WhatDiffers differing={comparison.differing} />
    </section>
  );
}

function WhereTheyPart({ parting }: { readonly parting: Parting | null }) {
  const session = useSession();
  if (parting === null) return <p>Up to here the two are the same, event for event.</p>;
  const { time, here, there } = parting;
  return (
    <p>
      They part at <b>{toMs(time).toFixed(1)} ms</b>. Here: <Exact text={told(session, here, true)} /> There:{' '}
      <Exact text={told(session, there, false)} />{' '}
      <Button onClick={() => seek(session, time)}>Go there</Button>
    </p>
  );
}

/** The other branch's actions are not at hand; its sentence does without. */
function told(session: Session, event: SimEvent | null, isHere: boolean): string {
  if (event === null) return 'nothing more, so far.';
  return sentence(event, isHere ? actionOf(session, event) : undefined);
}

function WhatDiffers({ differing }: { readonly differing: readonly Differing[] }) {
  if (differing.length === 0) return <p>Just now every server is the same in both.</p>;
  return (
    <div className="differences-scroll">
      <table>
        <caption>What differs now</caption>
        <thead>
          <tr>
            <th scope="col">Server</th>
            <th scope="col">What</th>
            <th scope="col">Here</th>
            <th scope="col">There</th>
          </tr>
        </thead>
        {differing.map(({ server, differences }) => (
          <tbody key={server} translate="no">
            {differences.map(({ what, here, there }, i) => (
              <tr key={what}>
                {i === 0 && (
                  <th scope="rowgroup" rowSpan={differences.length}>
                    {serverName(server)}
                  </th>
                )}
                <td>{what}</td>
                <td>{here}</td>
                <td>{there}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}
