import { type FormEvent, useState } from 'react';
import { serverName } from '../../base/names.ts';
import { closeDialog, partition } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/dialogs.ts';
import { firstPicks, groupsOf, letter, type Picks } from './groups.ts';

const MOST_GROUPS = 26;

/** One row a server, one column a group: radio buttons, so that the arrow keys work. */
export function PartitionForm() {
  const session = useSession();
  // The form keeps the groups of the time when it opened: they must not change while the reader chooses.
  const [picks, setPicks] = useState<Picks>(() => {
    const { world } = session.getState();
    return firstPicks(world.nodes.length, world.network.groups);
  });
  const [columns, setColumns] = useState(() => Math.max(2, ...picks.map((group) => group + 1)));
  const groups = groupsOf(picks);

  const cut = (event: FormEvent) => {
    event.preventDefault();
    closeDialog(session);
    partition(session, groups);
  };

  return (
    <form className="partition-form" onSubmit={cut}>
      <p>{words.partitionHint}</p>
      <div className="picks">
        {picks.map((picked, i) => (
          <fieldset key={i} className="pick">
            <legend translate="no">{serverName(i + 1)}</legend>
            {Array.from({ length: columns }, (_, group) => (
              <label key={group} className="pick-group">
                <input
                  type="radio"
                  name={`group-${i + 1}`}
                  checked={picked === group}
                  onChange={() => setPicks(picks.with(i, group))}
                />
                <span translate="no">{letter(group)}</span>
              </label>
            ))}
          </fieldset>
        ))}
      </div>
      <p className="picks-summary" translate="no">
        {groups.map((ids) => ids.map(serverName).join(' ')).join('   |   ')}
      </p>
      <div className="dialog-row is-spread">
        <Button
          disabled={columns >= Math.min(MOST_GROUPS, picks.length)}
          onClick={() => setColumns(columns + 1)}
        >
          {words.moreGroups}
        </Button>
        <Button type="submit" strong disabled={groups.length < 2}>
          {words.cut}
        </Button>
      </div>
    </form>
  );
}
