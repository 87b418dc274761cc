import { memo, type ReactNode, useMemo } from 'react';
import { serverName } from '../../base/names.ts';
import { type RunField, serverFields } from '../../store/settings/fields.ts';
import { faultAt, textOf, typeInto, useRunForm } from '../../store/settings/form.ts';
import * as words from '../../words/settings.ts';
import { RunFault, RunInput } from './RunFields.tsx';

/** The servers of the last valid settings. */
export const useServers = (): readonly string[] => {
  const size = useRunForm(({ valid }) => valid.cluster?.servers ?? 0);
  return useMemo(() => Array.from({ length: size }, (_, i) => serverName(i + 1)), [size]);
};

interface TableProps {
  readonly hint: string;
  readonly columns: readonly string[];
  readonly row: (name: string) => ReactNode;
}

/** A row for each server. */
function ServerTable({ hint, columns, row }: TableProps) {
  const names = useServers();
  return (
    <>
      <p>{hint}</p>
      <table className="server-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="server-head">{words.server}</span>
            </th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{names.map(row)}</tbody>
      </table>
    </>
  );
}

/** Election timeouts, a clock and a disk of single servers. */
export const SingleServers = () => (
  <ServerTable
    hint={words.singleHint}
    columns={[words.ownTimeout, words.clock, words.ownDisk, words.ownFails, words.timeouts]}
    row={(name) => <SingleServer key={name} name={name} />}
  />
);

const SingleServer = memo(({ name }: { readonly name: string }) => {
  const { electionTimeout, clock, diskWrite, diskFails, timeouts } = serverFields(name);
  return (
    <ServerRow name={name} fields={[electionTimeout, clock, diskWrite, diskFails, timeouts]}>
      <td className="is-pair">
        <RunInput field={electionTimeout} name={words.fieldOf(name, words.ownTimeout)} />
      </td>
      <td className="is-short">
        <RunInput field={clock} name={words.fieldOf(name, words.clock)} placeholder="1" />
      </td>
      <td>
        <RunInput field={diskWrite} name={words.fieldOf(name, words.ownDisk)} />
      </td>
      <td className="is-short">
        <RunInput field={diskFails} name={words.fieldOf(name, words.ownFails)} />
      </td>
      <td>
        <RunInput field={timeouts} name={words.fieldOf(name, words.timeouts)} />
      </td>
    </ServerRow>
  );
});

/** Term, vote, role and log at the start. */
export const HeldAtStart = () => (
  <ServerTable
    hint={words.heldHint}
    columns={[words.term, words.votedFor, words.leads, words.log]}
    row={(name) => <HeldByServer key={name} name={name} />}
  />
);

const HeldByServer = memo(({ name }: { readonly name: string }) => {
  const { term, votedFor, role, log } = serverFields(name);
  return (
    <ServerRow name={name} fields={[term, votedFor, role, log]}>
      <td className="is-short">
        <RunInput field={term} name={words.fieldOf(name, words.term)} />
      </td>
      <td className="is-short">
        <RunInput field={votedFor} name={words.fieldOf(name, words.votedFor)} />
      </td>
      <td className="is-tick">
        <Leads name={name} field={role} />
      </td>
      <td>
        <RunInput field={log} name={words.fieldOf(name, words.log)} />
      </td>
    </ServerRow>
  );
});

function Leads({ name, field }: { readonly name: string; readonly field: RunField }) {
  const form = useRunForm();
  const isLeader = useRunForm((state) => textOf(state, field) === 'leader');
  return (
    <label className="leads-tick">
      <input
        type="checkbox"
        aria-label={words.fieldOf(name, words.leads)}
        checked={isLeader}
        onChange={({ target }) => typeInto(form, field, target.checked ? 'leader' : '')}
      />
    </label>
  );
}

interface ServerRowProps {
  readonly name: string;
  readonly fields: readonly RunField[];
  readonly children: ReactNode;
}

/** A server's row, and below it what is wrong in it. */
function ServerRow({ name, fields, children }: ServerRowProps) {
  return (
    <>
      <tr>
        <th scope="row" translate="no">
          {name}
        </th>
        {children}
      </tr>
      <Faults fields={fields} />
    </>
  );
}

function Faults({ fields }: { readonly fields: readonly RunField[] }) {
  const isRight = useRunForm((state) => fields.every((field) => faultAt(state, field.path) === undefined));
  if (isRight) return null;
  return (
    <tr>
      <td colSpan={6}>
        {fields.map((field) => (
          <RunFault key={field.path.join('.')} field={field} />
        ))}
      </td>
    </tr>
  );
}
