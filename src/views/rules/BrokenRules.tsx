import { useEffect, useRef } from 'react';
import { rulesOff, switchRule } from '../../store/broken-rules.ts';
import { openDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/rule-search.ts';
import { FindRun } from './FindRun.tsx';
import { RuleList } from './RuleList.tsx';
import { useFinding } from './useFinding.ts';

/** The rules of the open run, as switches. */
export function BrokenRules() {
  const session = useSession();
  const off = useSession(rulesOff);
  const finding = useFinding();
  const box = useRef<HTMLDivElement>(null);
  // The first rule that is off is what the dialog was opened for. After the dialog has placed the focus.
  useEffect(() => {
    const first = box.current?.querySelector<HTMLElement>('[aria-checked="false"]');
    first?.focus();
    first?.parentElement?.scrollIntoView({ block: 'center' });
  }, []);
  return (
    <div className="broken-rules" ref={box}>
      <p>{words.intro}</p>
      <RuleList
        off={off}
        onSwitch={(bug, isOff) => switchRule(session, bug, isOff)}
        below={(bug) => <FindRun bug={bug} finding={finding} />}
      />
      <p>
        <Button onClick={() => openDialog(session, { name: 'rules' })}>{words.allRules}</Button>
      </p>
    </div>
  );
}
