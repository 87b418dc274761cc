import type { BugName, RuleId } from '../../../raft/rules.ts';
import { exampleOf } from '../../../store/figure/examples.ts';
import { RULES_BY_NAME } from '../../../words/broken-rules.ts';
import * as words from '../../../words/figure.ts';
import { brokenOccasion, occasions } from '../../../words/rule-occasions.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';
import { wordsOfRule } from './spoken-line.ts';

/** One way in which a line comes out, and how often it did; if never, how to make it. */
export function RuleCount({ rule, count }: { readonly rule: RuleId; readonly count: number }) {
  const [section, text] = wordsOfRule(rule);
  const example = count === 0 ? exampleOf(rule) : null;
  return (
    <li>
      <p>
        <Exact text={unbroken(text)} /> <cite>{section}</cite>
      </p>
      {count > 0 ? (
        <p className="ran-times">{words.decidedSo(count)}</p>
      ) : (
        <p className="ran-never">
          <b>{words.never}</b> <Exact text={occasionOf(rule)} />
        </p>
      )}
      {example && (
        <p>
          <a href={example.href}>{words.openRun(example.title)}</a>
        </p>
      )}
    </li>
  );
}

const occasionOf = (rule: RuleId): string =>
  rule in occasions
    ? occasions[rule as keyof typeof occasions]
    : brokenOccasion(RULES_BY_NAME[rule.slice('bug:'.length) as BugName].name);
