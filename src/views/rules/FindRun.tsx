import type { BugName } from '../../raft/rules.ts';
import { Button } from '../../ui/Button.tsx';
import { RULES_BY_NAME } from '../../words/broken-rules.ts';
import * as words from '../../words/rule-search.ts';
import type { FindingControl, FindingNow } from './useFinding.ts';

interface Props {
  readonly bug: BugName;
  readonly finding: FindingControl;
}

/** “Find me a run” for a rule that is off: starts, shows and cancels the search. */
export function FindRun({ bug, finding: { now, start, cancel } }: Props) {
  const own = now?.bug === bug ? now : null;
  const isRunning = own !== null && own.end === null;
  return (
    <div className="find-run">
      {isRunning ? (
        <Button onClick={cancel}>{words.cancel}</Button>
      ) : (
        <Button strong aria-label={words.findWithout(RULES_BY_NAME[bug].name)} onClick={() => start(bug)}>
          {words.find}
        </Button>
      )}
      {/* Only the stage is announced, not every number. */}
      <p role="status">{own && statusOf(own)}</p>
      {isRunning && <Numbers now={own} />}
    </div>
  );
}

function statusOf({ end, progress }: FindingNow): string {
  if (end === 'none') return words.foundNone;
  if (end !== null) return end.hadBegun ? words.brokeOff(end.reason) : words.cannotSearch(end.reason);
  return progress.stage === 'searching' ? words.searching : words.shrinking;
}

const Numbers = ({ now: { progress } }: { readonly now: FindingNow }) => (
  <p className="find-numbers">
    <span>{words.tried(progress)}</span>
    {progress.sizes.length > 0 && <span>{words.sizes(progress.sizes)}</span>}
  </p>
);
