import { compareWithRules, rulesOff } from '../../store/broken-rules.ts';
import { openDialog } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useStory } from '../../store/story/state.ts';
import { Icon } from '../../ui/Icon.tsx';
import { RULES_BY_NAME } from '../../words/broken-rules.ts';
import { commas } from '../../words/grammar.ts';
import * as words from '../../words/rule-search.ts';
import './rules-off.css';

const isCompared = ({ comparison }: SessionState) => comparison !== null;

/** The sign of the rules that are off. It opens their switches; in the story it only tells. */
export function RulesOff() {
  const session = useSession();
  const off = useSession(rulesOff);
  const compared = useSession(isCompared);
  const isSandbox = useStory(({ mode }) => mode === 'sandbox');
  const names = commas(off.map((bug) => RULES_BY_NAME[bug].name));
  const label = (
    <>
      <Icon name="off" />
      <span>{words.off(off.length)}</span> <b>{names}</b>{' '}
    </>
  );
  return (
    <div className="rules-off" role="group" aria-label={words.sign}>
      {isSandbox ? (
        <button
          type="button"
          className="rules-off-name"
          title={names}
          onClick={() => openDialog(session, { name: 'broken-rules' })}
        >
          {label}
        </button>
      ) : (
        <p className="rules-off-name">{label}</p>
      )}
      {isSandbox && !compared && (
        <button
          type="button"
          className="rules-off-compare"
          aria-label={words.compareWithRules(off.length)}
          onClick={() => compareWithRules(session)}
        >
          <span>{words.compare}</span> <span className="rest">{words.withRules(off.length)}</span>
        </button>
      )}
    </div>
  );
}
