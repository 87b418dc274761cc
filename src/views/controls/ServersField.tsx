import { type FormEvent, useEffect, useState } from 'react';
import { complain, MOST_SERVERS, newRun } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { wholeNumber } from '../../store/text.ts';
import * as words from '../../words/controls.ts';

/** Debounce of the number of servers, in ms. */
const TYPED_AFTER_MS = 600;

const seedOf = ({ document }: SessionState) => document.seed ?? 1;
const serversOf = ({ document }: SessionState) => document.cluster?.servers ?? 5;
const toSize = (text: string) => wholeNumber(text, 1, MOST_SERVERS);

/** The number of servers. Another one opens a run with as many and the same seed. */
export function ServersField() {
  const session = useSession();
  const seed = useSession(seedOf);
  const servers = useSession(serversOf);
  const [typed, setTyped] = useState<string | null>(null);

  useEffect(() => {
    const size = toSize(typed ?? '');
    if (size === null || size === servers) return;
    const waiting = setTimeout(() => {
      setTyped(null);
      newRun(session, { seed, servers: size });
    }, TYPED_AFTER_MS);
    return () => clearTimeout(waiting);
  }, [session, typed, servers, seed]);

  /** Without a wait: on Enter, or when the focus leaves. */
  const use = () => {
    if (typed === null) return;
    const size = toSize(typed);
    // The field shows what the run has again.
    setTyped(null);
    if (size === null) return complain(session, words.wrongServers(MOST_SERVERS));
    if (size !== servers) newRun(session, { seed, servers: size });
  };
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    use();
  };

  return (
    <form className="servers-field" onSubmit={onSubmit} noValidate>
      <label className="field">
        {words.servers}
        <input
          type="number"
          title={words.serversHint}
          inputMode="numeric"
          min={1}
          max={MOST_SERVERS}
          value={typed ?? servers}
          onChange={({ target }) => setTyped(target.value)}
          onBlur={use}
        />
      </label>
    </form>
  );
}
