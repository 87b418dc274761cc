import { useMemo } from 'react';
import { useRunForm } from '../../store/settings/form.ts';
import { verdictsOf } from '../../store/settings/verdict.ts';
import * as words from '../../words/settings.ts';

/** Whether a cluster with these settings works, in plain words. */
export function TimingVerdict() {
  const valid = useRunForm((form) => form.valid);
  const isWrong = useRunForm(({ faults }) => faults.length > 0);
  const verdicts = useMemo(() => verdictsOf(valid), [valid]);
  return (
    <section className="settings-verdict" aria-labelledby="settings-verdict">
      <h3 id="settings-verdict">{words.verdict}</h3>
      <div aria-live="polite">
        {verdicts.map(({ level, text }) => (
          <p key={text} data-level={level}>
            {text}
          </p>
        ))}
      </div>
      {isWrong && <p>{words.verdictOfLast}</p>}
    </section>
  );
}
