import { type FormEvent, useState } from 'react';
import { anotherRun, complain, newRun } from '../../store/commands.ts';
import { commandOf, keysOf } from '../../store/keys.ts';
import { useSession } from '../../store/session.ts';
import { wholeNumber } from '../../store/text.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';

const MOST_SERVERS = 99;

/** How many servers, which seed, and a new run of them. A seed that was typed is used; else each run has its own. */
export function NewRun() {
  const document = useSession((session) => session.document);
  // What was typed belongs to the run it was typed in: with the next, the fields show that one's.
  return (
    <Fields
      key={`${document.seed} ${document.cluster?.servers}`}
      seed={document.seed ?? 1}
      servers={document.cluster?.servers ?? 5}
    />
  );
}

function Fields({ seed, servers }: { readonly seed: number; readonly servers: number }) {
  const [seedText, setSeedText] = useState<string | null>(null);
  const [serversText, setServersText] = useState<string | null>(null);

  const begin = (event: FormEvent) => {
    event.preventDefault();
    const size = wholeNumber(serversText ?? String(servers), 1, MOST_SERVERS);
    const chosen = seedText === null ? null : wholeNumber(seedText, 0, Number.MAX_SAFE_INTEGER);
    if (size === null) complain(`A cluster has 1 to ${MOST_SERVERS} servers.`);
    else if (seedText !== null && chosen === null) complain('A seed is a whole number, 0 or more.');
    else if (chosen === null) anotherRun(size);
    else newRun({ seed: chosen, servers: size });
  };

  return (
    <form className="new-run" onSubmit={begin} noValidate>
      <label className="field">
        Servers
        <input
          type="number"
          inputMode="numeric"
          min={1}
          max={MOST_SERVERS}
          value={serversText ?? servers}
          onChange={(event) => setServersText(event.target.value)}
        />
      </label>
      <label className="field">
        Seed
        <input
          className="seed"
          inputMode="numeric"
          title="The same seed gives the same run"
          value={seedText ?? seed}
          onChange={(event) => setSeedText(event.target.value)}
        />
      </label>
      <Button type="submit" title={`${commandOf('new-run').name} (${keysOf(commandOf('new-run'))})`}>
        <Icon name="new" />
        New run
      </Button>
    </form>
  );
}
