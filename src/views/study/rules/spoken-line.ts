/** A line that ran, as it is spoken: what it says, what it asked, and what became of it. */

import { RULES, type RuleId, wordsOf } from '../../../raft/rules.ts';
import { SILENT_RULES } from '../../../raft/silent-rules.ts';
import { isBroken } from '../../../raft/verdict.ts';
import { blockOf } from '../../../sim/figure/lines.ts';
import type { AskedByLine, Ran } from '../../../sim/figure/ran.ts';
import type { Lit } from '../../../store/figure/lit.ts';
import { fails, holds, valuesWords } from '../../../words/conditions.ts';
import * as words from '../../../words/figure.ts';

type Rule = readonly [section: string, text: string];

/** The section and the sentence of any rule. */
export function wordsOfRule(rule: RuleId): Rule {
  if (isBroken(rule)) return wordsOf(rule) ?? ['', ''];
  return ({ ...RULES, ...SILENT_RULES } as Partial<Record<RuleId, Rule>>)[rule] ?? ['', ''];
}

export interface AskedOften {
  readonly asked: AskedByLine;
  /** The same was asked as often, with the same answer. */
  readonly times: number;
}

/** What a line asked; the same with the same answer stands once, with the values of the first time. */
export function askedOnce(asked: readonly AskedByLine[]): readonly AskedOften[] {
  const once = new Map<string, AskedOften>();
  for (const one of asked) {
    const key = [one.judge, one.verdict?.rule, ...one.seen.map(({ held }) => held)].join(' ');
    const there = once.get(key);
    once.set(key, { asked: there?.asked ?? one, times: (there?.times ?? 0) + 1 });
  }
  return [...once.values()];
}

/** What came of a line: by its verdict, what it assigned, and what it did. */
function partsOf({ asked, assigned, did }: Ran): readonly string[] {
  return [
    ...askedOnce(asked).flatMap(({ asked: { seen, verdict }, times }) => [
      ...seen.flatMap(({ condition, held, values }) => [
        `${held ? holds : fails} ${condition}.`,
        valuesWords(condition, values),
      ]),
      verdict === null ? '' : wordsOfRule(verdict.rule)[1],
      times > 1 ? words.sentenceOf(words.repeated(times)) : '',
    ]),
    ...words.changes(assigned).map(({ name, values }) => `${name} ${values}.`),
    ...words.deeds(did).map(words.sentenceOf),
  ].filter((part) => part !== '');
}

export function spokenLine({ ran }: Lit, at: number): string {
  const one = ran[at];
  if (one === undefined) return '';
  const { text } = words.lines[one.line];
  const block = words.blocks[blockOf(one.line)];
  return words.spoken({ at: at + 1, count: ran.length, block, text, parts: partsOf(one) });
}
