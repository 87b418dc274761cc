import { type RuleId, wordsOf } from '../../raft/rules.ts';
import type { SimEvent, Violation } from '../../sim/types.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { byWhatItKnows } from '../../words/narration.ts';

/** These rules state more than their server can check: its own past, or other servers. */
const BEYOND_SIGHT: readonly (RuleId | undefined)[] = [
  'vote:granted',
  'entries:match',
  'commit:majority',
  'commit:told',
];

/**
 * The section and the rule of an event. If a kept rule breaks a property, because another rule was broken
 * before (such as a forgotten vote), the words say only what its server knows.
 */
export function whyWords(
  { rule, server, time }: SimEvent,
  violations: readonly Violation[],
): readonly [section?: string, text?: string] {
  const words = rule && wordsOf(rule);
  if (!words) return [];
  const isAtFault = violations.some((one) => one.time === time && one.servers.includes(server));
  if (!isAtFault || !BEYOND_SIGHT.includes(rule)) return words;
  const [section, text] = words;
  return [section, byWhatItKnows(server, text)];
}

const violationsOf = ({ world }: SessionState) => world.violations;

export function useWhyWords(event: SimEvent | undefined): readonly [section?: string, text?: string] {
  const violations = useSession(violationsOf);
  return event ? whyWords(event, violations) : [];
}
