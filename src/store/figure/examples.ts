/** Where a reader finds a run in which a rule decides. */
import { EXAMPLES } from '../../library/examples.ts';
import type { RuleId } from '../../raft/rules.ts';
import { encodeLink } from '../../scenario/link.ts';
import { ENTRIES } from '../story/library-entries.ts';
import { printView } from '../view-link.ts';

interface ExampleRun {
  readonly title: string;
  /** It opens at the moment at which the rule decides. */
  readonly href: string;
}

/** Null for the few rules that decide in no run. */
export function exampleOf(rule: RuleId): ExampleRun | null {
  if (!(rule in EXAMPLES)) return null;
  const [run, at] = EXAMPLES[rule as keyof typeof EXAMPLES];
  const title = typeof run === 'string' ? ENTRIES.find(({ slug }) => slug === run)?.title : run.title;
  const view = printView({ t: Math.round(at * 1000), panels: ['rules'] });
  const what = typeof run === 'string' ? `library/${run}` : `run=${encodeLink(run)}`;
  return { title: title ?? '', href: `#${what}${view}` };
}
