/** Every rule has a run in which it decides, at the time that is given; and every line of Figure 2 runs. */
import { describe, expect, test } from 'vitest';
import { toMs } from '../base/time.ts';
import { BUGS } from '../raft/bugs.ts';
import { RULES, type RuleId } from '../raft/rules.ts';
import { SILENT_RULES } from '../raft/silent-rules.ts';
import { compile } from '../scenario/compile.ts';
import { readDocument } from '../scenario/document.ts';
import type { ScenarioDocument } from '../scenario/types.ts';
import { LINES, type LineId, lineOfRule } from '../sim/figure/lines.ts';
import { linesOf } from '../sim/figure/ran.ts';
import { History } from '../sim/history.ts';
import type { MomentSteps } from '../sim/steps.ts';
import { ENTRIES } from './entries.ts';
import { EXAMPLES, NEVER_IN_A_RUN } from './examples.ts';

const documentOf = (run: string | ScenarioDocument): ScenarioDocument => {
  const document = typeof run === 'string' ? ENTRIES.find(({ slug }) => slug === run)?.document : run;
  if (document === undefined) throw new Error('no such entry');
  return document;
};

function momentsOf(document: ScenarioDocument): readonly MomentSteps[] {
  const { cluster, script, until } = compile(document);
  const history = new History({ cluster, script });
  const start = history.world;
  history.seek(until);
  return [...history.momentsAfter(start, Infinity)];
}

/** The rules that decided, or that a fact followed by. */
const rulesOf = ({ steps }: MomentSteps): readonly RuleId[] =>
  steps.flatMap(({ decisions, asides, effects }) => [
    ...[...decisions, ...asides].map(({ verdict }) => verdict.rule),
    ...effects.flatMap((effect) => (effect.type === 'fact' ? effect.rule : [])),
  ]);

const examples = Object.entries(EXAMPLES) as [RuleId, (typeof EXAMPLES)[keyof typeof EXAMPLES]][];

describe.each(examples)('%s', (rule, [run, at]) => {
  const document = documentOf(run);

  test('decides first at the given time, and then its line of Figure 2 runs', () => {
    expect(readDocument(document)).toMatchObject({ ok: true });
    const first = momentsOf(document).find((moment) => rulesOf(moment).includes(rule));
    expect(first && toMs(first.time)).toBe(at);
    const lines = linesOf(first?.steps ?? []).map(({ line }) => line);
    expect(lines).toContain(lineOfRule(rule));
  });
});

test('every rule has a run, but for those that never decide in one', () => {
  const all = [...Object.keys(RULES), ...Object.keys(SILENT_RULES), ...BUGS.map((bug) => `bug:${bug}`)];
  expect([...examples.map(([rule]) => rule), ...NEVER_IN_A_RUN].sort()).toEqual(all.sort());
});

test('in none of all these runs does one of the others decide, and every line runs in one', () => {
  const ran = new Set<LineId>();
  const decided = new Set<RuleId>();
  for (const document of new Set(examples.map(([, [run]]) => documentOf(run)))) {
    expect(document.until).toBeGreaterThan(0);
    for (const moment of momentsOf(document)) {
      for (const rule of rulesOf(moment)) decided.add(rule);
      for (const { line, assigned } of linesOf(moment.steps)) {
        ran.add(line);
        for (const { field } of assigned) ran.add(field);
      }
    }
  }
  expect(NEVER_IN_A_RUN.filter((rule) => decided.has(rule))).toEqual([]);
  expect(LINES.filter((line) => !ran.has(line))).toEqual([]);
});
