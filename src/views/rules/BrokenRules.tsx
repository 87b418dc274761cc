import { useEffect, useId, useRef } from 'react';
import { BUG_RULES, type BugName } from '../../raft/rules.ts';
import { rulesOff, switchRule } from '../../store/broken-rules.ts';
import { openDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import { groups, RULES_BY_NAME } from '../../words/broken-rules.ts';
import * as words from '../../words/rule-search.ts';
import { Exact } from '../narration/Exact.tsx';
import { FindRun } from './FindRun.tsx';
import { RULES_BY_GROUP, type RuleGroup } from './rule-groups.ts';
import { useFinding } from './useFinding.ts';

const GROUPS = Object.keys(RULES_BY_GROUP) as RuleGroup[];

/** Every rule that can be switched off, in groups. */
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
      {GROUPS.map((group) => (
        <section key={group} aria-label={groups[group]}>
          <h3>{groups[group]}</h3>
          <ul>
            {RULES_BY_GROUP[group].map((bug) => (
              <li key={bug} className="broken-rule" data-off={off.includes(bug) || undefined}>
                <Rule bug={bug} isOff={off.includes(bug)} />
                {off.includes(bug) && <FindRun bug={bug} finding={finding} />}
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <Button onClick={() => openDialog(session, { name: 'rules' })}>{words.allRules}</Button>
      </p>
    </div>
  );
}

/** The switch of a rule, and what the rule says and protects. */
function Rule({ bug, isOff }: { readonly bug: BugName; readonly isOff: boolean }) {
  const session = useSession();
  const id = useId();
  const { name, says, protects } = RULES_BY_NAME[bug];
  return (
    <>
      <button
        type="button"
        className="rule-switch"
        role="switch"
        aria-checked={!isOff}
        aria-describedby={id}
        onClick={() => switchRule(session, bug, !isOff)}
      >
        <span className="rule-knob" aria-hidden="true" />
        <span>{name}</span>
      </button>
      <p id={id} className="rule-words">
        <Exact text={says} />{' '}
        <span className="rule-section" translate="no">
          {BUG_RULES[bug][0]}
        </span>
        <span className="rule-protects">
          <i>{words.protects}</i> <Exact text={protects} />
        </span>
      </p>
    </>
  );
}
