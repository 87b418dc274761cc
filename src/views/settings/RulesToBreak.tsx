import { brokenIn, switchRuleOf, useRunForm } from '../../store/settings/form.ts';
import * as words from '../../words/settings.ts';
import { RuleList } from '../rules/RuleList.tsx';

/** The rules that a new run keeps, or not. */
export function RulesToBreak() {
  const form = useRunForm();
  const off = useRunForm(brokenIn);
  return (
    <div className="broken-rules">
      <p>{words.rulesHint}</p>
      <RuleList off={off} onSwitch={(bug, isOff) => switchRuleOf(form, bug, isOff)} />
    </div>
  );
}
