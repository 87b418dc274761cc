import { type FormEvent, useEffect, useState } from 'react';
import { anotherRun, complain, newRun } from '../../store/commands.ts';
import { commandOf, useKeysOf } from '../../store/keys.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { wholeNumber } from '../../store/text.ts';
import { WordedButton } from '../../ui/Button.tsx';
import * as words from '../../words/controls.ts';

const MOST_SERVERS = 99;
/** Debounce of the number of servers, in ms. */
const TYPED_AFTER_MS = 600;

const seedOf = ({ document }: SessionState) => document.seed ?? 1;
const serversOf = ({ document }: SessionState) => document.cluster?.servers ?? 5;
const toSize = (text: string) => wholeNumber(text, 1, MOST_SERVERS);

/** The form of a new run: servers and seed. A typed seed is used; else each run has its own. */
export function NewRun() {
  const session = useSession();
  const seed = useSession(seedOf);
  const servers = useSession(serversOf);
  const [seedText, setSeedText] = useState<string | null>(null);
  const [serversText, setServersText] = useState<string | null>(null);
  const keys = useKeysOf('new-run');

  // Another number of servers opens another run at once.
  useEffect(() => {
    const size = toSize(serversText ?? '');
    if (size === null || size === servers) return;
    const waiting = setTimeout(() => {
      setServersText(null);
      newRun(session, { seed, servers: size });
    }, TYPED_AFTER_MS);
    return () => clearTimeout(waiting);
  }, [session, serversText, servers, seed]);

  const begin = (event: FormEvent) => {
    event.preventDefault();
    const size = toSize(serversText ?? String(servers));
    const chosen = seedText === null ? null : wholeNumber(seedText, 0, Number.MAX_SAFE_INTEGER);
    if (size === null) return complain(session, words.wrongServers(MOST_SERVERS));
    if (seedText !== null && chosen === null) return complain(session, words.wrongSeed);
    setSeedText(null);
    setServersText(null);
    if (chosen === null) anotherRun(session, size);
    else newRun(session, { seed: chosen, servers: size });
  };

  return (
    <form className="new-run" onSubmit={begin} noValidate>
      <label className="field">
        <span className="field-word">{words.servers}</span>
        <input
          type="number"
          title={words.serversHint}
          inputMode="numeric"
          min={1}
          max={MOST_SERVERS}
          value={serversText ?? servers}
          onChange={(event) => setServersText(event.target.value)}
        />
      </label>
      <label className="field">
        <span className="field-word">{words.seed}</span>
        <input
          className="seed"
          inputMode="numeric"
          autoComplete="off"
          title={words.seedHint}
          value={seedText ?? seed}
          onChange={(event) => setSeedText(event.target.value)}
        />
      </label>
      <WordedButton
        type="submit"
        icon="new"
        label={words.newRun}
        title={keys ? `${commandOf('new-run').name} (${keys})` : commandOf('new-run').name}
      />
    </form>
  );
}
