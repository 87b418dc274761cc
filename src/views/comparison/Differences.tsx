import { useRef } from 'react';
import { serverName } from '../../base/names.ts';
import { type Micros, toMs } from '../../base/time.ts';
import type { SimEvent } from '../../sim/types.ts';
import { seek } from '../../store/commands.ts';
import { endComparison, goToBranch } from '../../store/comparison.ts';
import type { Differing, Parting } from '../../store/differences.ts';
import { actionOf } from '../../store/fetch-events.ts';
import { type Session, type SessionState, useSession } from '../../store/session.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useMore } from '../../ui/more.ts';
import { aspects } from '../../words/differences.ts';
import * as words from '../../words/runs.ts';
import { Exact } from '../narration/Exact.tsx';
import { sentence } from '../narration/sentences.ts';
import './comparison.css';

const comparisonOf = ({ comparison }: SessionState) => comparison;
const nameOf = ({ branches, comparison }: SessionState) =>
  branches.find(({ id }) => id === comparison?.with)?.name ?? '';

/** The comparison in words: where the two branches diverge, and what differs now. */
export function Differences() {
  const box = useRef<HTMLElement>(null);
  useMore(box);
  const session = useSession();
  const comparison = useSession(comparisonOf);
  const name = useSession(nameOf);
  if (comparison === null) return null;
  return (
    <section
      ref={box}
      className="differences"
      data-focus-then=".branch-tools button"
      aria-label={words.comparison}
    >
      {/* One box, whose size tells that more lies below. */}
      <div>
        <header>
          <h2>{words.beside(name)}</h2>
          <Button onClick={() => goToBranch(session, comparison.with)}>{words.changeSides}</Button>
          <IconButton icon="close" label={words.endComparison} onClick={() => endComparison(session)} />
        </header>
        <WhereTheyPart parting={comparison.parting} />
        <WhatDiffers differing={comparison.differing} />
      </div>
    </section>
  );
}

const msOf = (time: Micros) => toMs(time).toFixed(1);

function WhereTheyPart({ parting }: { readonly parting: Parting | null }) {
  const session = useSession();
  if (parting === null) return <p>{words.isSameSoFar}</p>;
  const { time, here, there } = parting;
  const [ours, theirs] = [eventText(session, here, true), eventText(session, there, false)];
  return (
    <p>
      {words.parting.at} <b>{msOf(time)} ms</b>.{' '}
      {here && there && ours === theirs ? (
        <>
          {words.bothPart(msOf(here.time), msOf(there.time))} <Exact text={ours} />
        </>
      ) : (
        <>
          {words.parting.here} <Exact text={ours} /> {words.parting.there} <Exact text={theirs} />
        </>
      )}{' '}
      <Button onClick={() => seek(session, time)}>{words.goThere}</Button>
    </p>
  );
}

/**
 * Short, so that there is room for what differs: without the values that decided. The other branch's actions
 * are not at hand; its sentence does without.
 */
function eventText(session: Session, event: SimEvent | null, isHere: boolean): string {
  if (event === null) return words.nothingMore;
  return sentence({ ...event, values: null }, isHere ? actionOf(session, event) : undefined);
}

function WhatDiffers({ differing }: { readonly differing: readonly Differing[] }) {
  if (differing.length === 0) return <p>{words.isSameNow}</p>;
  return (
    <div className="differences-scroll">
      <table>
        <caption>{words.whatDiffers}</caption>
        <thead>
          <tr>
            <th scope="col">{words.server}</th>
            <th scope="col">{words.what}</th>
            <th scope="col">{words.here}</th>
            <th scope="col">{words.there}</th>
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
                <td>{aspects[what]}</td>
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
