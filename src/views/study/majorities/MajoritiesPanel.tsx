import { useMemo } from 'react';
import { configurationOf, majority } from '../../../raft/configuration.ts';
import type { ServerId } from '../../../raft/types.ts';
import {
  countOfMajorities,
  isReachable,
  majoritiesOf,
  mayFail,
  reachedFrom,
} from '../../../sim/majorities.ts';
import { nodeOf } from '../../../sim/nodes.ts';
import { select } from '../../../store/commands.ts';
import { inspected } from '../../../store/leader.ts';
import { clusterOf, type SessionState, useSession } from '../../../store/session.ts';
import * as words from '../../../words/majorities.ts';
import { Exact } from '../../narration/Exact.tsx';
import { ServerChoice } from '../ServerChoice.tsx';
import { Sets } from './Sets.tsx';
import './majorities.css';

const countOf = ({ world }: SessionState) => world.nodes.length;
/** As a text, so that nothing renders as long as the same servers are reached. */
const reachedIn = (state: SessionState) => reachedFrom(state.world, inspected(state)).join();

/** All majorities, those that a server reaches now first; where two of them meet; how many may fail. */
export function MajoritiesPanel() {
  const session = useSession();
  const count = useSession(countOf);
  const from = useSession(inspected);
  const isUp = useSession(({ world }) => nodeOf(world, from)?.power === 'up');
  const configuration = useSession(({ world }) => {
    const { log } = nodeOf(world, from)?.server.persistent ?? {};
    const { configuration: initial } = clusterOf(session).settings;
    return log === undefined ? initial : configurationOf(initial, log);
  });
  const text = useSession(reachedIn);
  const reached = useMemo(() => text.split(',').map(Number), [text]);
  const sets = useMemo(() => majoritiesOf(configuration), [configuration]);
  const sorted = useMemo(
    () => sets && [true, false].flatMap((is) => sets.filter((set) => isReachable(set, reached) === is)),
    [sets, reached],
  );
  const size = configuration.voters.length;
  const ids = Array.from({ length: count }, (_, i) => i + 1);
  const choose = (id: ServerId) => select(session, { kind: 'server', id });
  const reachable = sets?.filter((set) => isReachable(set, reached)).length;
  return (
    <>
      <div className="study-choices">
        <ServerChoice label={words.from} value={from} ids={ids} onChange={choose} />
      </div>
      <p className="majorities-lead" role="status">
        <Exact
          text={[
            configuration.old === undefined ? words.needed(majority(size), size) : words.joint,
            sets === null || reachable === undefined
              ? words.tooMany(countOfMajorities(size))
              : isUp
                ? words.reaches(from, reachable, sets.length)
                : words.isDown(from),
          ].join(' ')}
        />
      </p>
      {sorted && sorted.length > 1 && (
        <Sets key={sorted.length} sets={sorted} size={count} reached={reached} />
      )}
      <Sizes size={size} />
    </>
  );
}

const SIZES = [3, 4, 5, 6, 7];

function Sizes({ size }: { readonly size: number }) {
  return (
    <div className="majorities-sizes">
      <table>
        <caption>{words.sizes}</caption>
        <thead>
          <tr>
            <th scope="col">{words.columns.size}</th>
            <th scope="col">{words.columns.most}</th>
            <th scope="col">{words.columns.fail}</th>
          </tr>
        </thead>
        <tbody>
          {SIZES.map((one) => (
            <tr key={one} aria-current={one === size || undefined}>
              <th scope="row">{one}</th>
              <td>{majority(one)}</td>
              <td>{mayFail(one)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{words.evenSizes}</p>
    </div>
  );
}
