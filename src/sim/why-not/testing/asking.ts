/** A run that is asked, and its answers as text. */
import { compile } from '../../../scenario/compile.ts';
import type { ActionDocument, ClusterDocument } from '../../../scenario/types.ts';
import { lineWords } from '../../../words/why-not.ts';
import { History } from '../../history.ts';
import type { Aim, ReasonLine, WhyNotAnswer } from '../types.ts';
import { whyNot } from '../why-not.ts';

/** Servers of term 1, of which S1 leads. */
export const led = (servers: number): ClusterDocument => ({
  servers,
  initial: Object.fromEntries(
    Array.from({ length: servers }, (_, i) => [
      `S${i + 1}`,
      { term: 1, ...(i === 0 && { role: 'leader' as const }) },
    ]),
  ),
});

/** A run with messages that take 10 ms, at a time (ms). */
export function standing(cluster: ClusterDocument, actions: readonly ActionDocument[], at: number): History {
  const { cluster: compiled, script } = compile({
    raftarium: 1,
    cluster: { electionTimeout: [150, 300], replicate: 'at-once', latency: [10, 10], ...cluster },
    actions: [...actions],
    until: at,
  });
  const history = new History({ cluster: compiled, script });
  history.seek(at * 1000);
  return history;
}

export const asked = (history: History, goal: Aim): WhyNotAnswer =>
  whyNot({ world: history.world, past: history }, goal);

const MARK = { true: '✓', false: '✗', null: '·' } as const;

/** The lines of an answer; the goals of lines that do not hold are opened, `deep` times. */
export function answered(history: History, goal: Aim, deep = 1): readonly string[] {
  const text = (line: ReasonLine, depth: number, open: number): string[] => {
    const indent = '  '.repeat(depth);
    const own = `${indent}${MARK[`${line.holds}`]} ${lineWords(line.says, line.holds)}`;
    const parts = (line.parts ?? []).flatMap((part) => text(part, depth + 1, open));
    const opens = line.holds === false && line.goal !== undefined && open > 0;
    const goals = opens && line.goal ? asked(history, line.goal).lines : [];
    return [own, ...parts, ...goals.flatMap((one) => text(one, depth + 1, open - 1))];
  };
  return asked(history, goal).lines.flatMap((line) => text(line, 0, deep));
}
