import { type ReactNode, useId } from 'react';
import { BUG_RULES, type BugName } from '../../raft/rules.ts';
import { groups, RULES_BY_NAME } from '../../words/broken-rules.ts';
import * as words from '../../words/rule-search.ts';
import { Exact } from '../narration/Exact.tsx';
import { RULES_BY_GROUP, type RuleGroup } from './rule-groups.ts';
import './rules.css';

const GROUPS = Object.keys(RULES_BY_GROUP) as RuleGroup[];

interface Props {
  /** The rules that are off. */
  readonly off: readonly BugName[];
  readonly onSwitch: (bug: BugName, isOff: boolean) => void;
  /** What stands below a rule that is off. */
  readonly below?: (bug: BugName) => ReactNode;
}

/** Every rule that can be switched off, in groups. */
export function RuleList({ off, onSwitch, below }: Props) {
  return (
    <>
      {GROUPS.map((group) => (
        <section key={group} aria-label={groups[group]}>
          <h3>{groups[group]}</h3>
          <ul>
            {RULES_BY_GROUP[group].map((bug) => {
              const isOff = off.includes(bug);
              return (
                <li key={bug} className="broken-rule" data-off={isOff || undefined}>
                  <Rule bug={bug} isOff={isOff} onPress={() => onSwitch(bug, !isOff)} />
                  {isOff && below?.(bug)}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </>
  );
}

interface RuleProps {
  readonly bug: BugName;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** The switch of a rule, and what the rule says and protects. */
function Rule({ bug, isOff, onPress }: RuleProps) {
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
        onClick={onPress}
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
