/** The rules that a document breaks on purpose. */
import type { BugName } from '../raft/rules.ts';
import type { ScenarioDocument } from './types.ts';

/** The same document, breaking these rules and no others; `[]`: the document without its bugs. */
export function withBroken(document: ScenarioDocument, bugs: readonly BugName[]): ScenarioDocument {
  const { bugs: _, ...cluster } = document.cluster ?? {};
  return { ...document, cluster: bugs.length > 0 ? { ...cluster, bugs } : cluster };
}
