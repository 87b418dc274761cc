import { serverName } from '../../../base/names.ts';
import { timeWords } from '../../../base/time.ts';
import type { ServerId } from '../../../raft/types.ts';
import { timersOf } from '../../../scene/arcs.ts';
import { nodeOf } from '../../../sim/nodes.ts';
import type { Node } from '../../../sim/types.ts';
import { lastAnswers, nodeBefore } from '../../../store/inspect.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/inspector.ts';
import { timerName } from '../../../words/servers.ts';
import { followersText } from '../../inspector/answers.ts';
import { joined, joinedText } from '../../inspector/joined.ts';
import { followerRows, stateGroups } from '../../inspector/state.ts';
import { TimeLeft } from '../../inspector/TimeLeft.tsx';
import { Exact } from '../../narration/Exact.tsx';
import { Cell } from './Cell.tsx';
import { CopyText } from './CopyText.tsx';
import { Followers } from './Followers.tsx';

/** The groups of state of one server, or of two side by side. */
export function StateTables({ ids }: { readonly ids: readonly ServerId[] }) {
  const session = useSession();
  const world = useSession((state) => state.world);
  // What changed is marked when the run stands.
  useSession(({ playing }) => playing);
  const nodes = ids.flatMap((id) => nodeOf(world, id) ?? []);
  const befores = nodes.map(({ id }) => nodeBefore(session, id));
  const groups = joined(nodes.map((node, i) => stateGroups(node, befores[i] ?? null)));
  const leaders = nodes
    .map((node, i) => ({
      id: node.id,
      rows: followerRows(node, befores[i] ?? null),
      answers: lastAnswers(session, node),
    }))
    .filter(({ rows }) => rows.length > 0);
  const text = () => {
    const names = ids.map(serverName);
    const title = words.textOf(names.join(', '), timeWords(session.playhead.now()));
    const ofFollowers = leaders.map(({ id, rows, answers }) => followersText(id, rows, answers));
    return [joinedText(title, names, groups), ...ofFollowers].join('\n');
  };
  return (
    <>
      {groups.map(({ id, rows }) => (
        <table key={id} className="state-table">
          <caption>{words.groups[id]}</caption>
          {ids.length > 1 && <Heads ids={ids} />}
          <tbody>
            {rows.map(({ name, cells }) => (
              <tr key={name}>
                <th scope="row">
                  <Exact text={name} />
                </th>
                {cells.map((cell, i) => (
                  <td key={ids[i]}>{cell && <Cell row={cell} />}</td>
                ))}
              </tr>
            ))}
            {id === 'volatile' && <Timers nodes={nodes} />}
          </tbody>
        </table>
      ))}
      {leaders.map(({ id, rows, answers }) => (
        <Followers
          key={id}
          caption={ids.length > 1 ? words.asLeaderOf(id) : words.asLeader}
          rows={rows}
          answers={answers}
        />
      ))}
      <CopyText text={text} />
    </>
  );
}

const Heads = ({ ids }: { readonly ids: readonly ServerId[] }) => (
  <thead>
    <tr>
      <th scope="col">
        <span className="hidden">{words.name}</span>
      </th>
      {ids.map((one) => (
        <th key={one} scope="col" translate="no">
          {serverName(one)}
        </th>
      ))}
    </tr>
  </thead>
);

function Timers({ nodes }: { readonly nodes: readonly Node[] }) {
  const names = [...new Set(nodes.flatMap((node) => timersOf(node).map(({ name }) => name)))];
  return names.map((name) => (
    <tr key={name}>
      <th scope="row">{timerName(name)}</th>
      {nodes.map((node) => (
        <td key={node.id}>{node.timers[name] && <TimeLeft id={node.id} name={name} />}</td>
      ))}
    </tr>
  ));
}
