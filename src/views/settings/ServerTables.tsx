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

/** Election timeouts, a clock and a disk of single servers. */
export function SingleServers() {
  const names = useServers();
  return (
    <>
      <p>{words.singleHint}</p>
      <table className="server-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="server-head">{words.server}</span>
            </th>
            <th scope="col">{words.ownTimeout}</th>
            <th scope="col">{words.clock}</th>
            <th scope="col">{words.ownDisk}</th>
            <th scope="col">{words.ownFails}</th>
            <th scope="col">{words.timeouts}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <SingleServer key={name} name={name} />
          ))}
        </tbody>
      </table>
    </>
  );
}

const SingleServer = memo(({ name }: { readonly name: string }) => {
  const { electionTimeout, clock, diskWrite, diskFails, timeouts } = serverFields(name);
  return (
    <ServerRow name={name} fields={[electionTimeout, clock, diskWrite, diskFails, timeouts]}>
      <td>
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
export function HeldAtStart() {
  const names = useServers();
  return (
    <>
      <p>{words.heldHint}</p>
      <table className="server-table">
        <thead>
          <tr>
            <th scope="col">
              <span className="server-head">{words.server}</span>
            </th>
            <th scope="col">{words.term}</th>
            <th scope="col">{words.votedFor}</th>
            <th scope="col">{words.leads}</th>
            <th scope="col">{words.log}</th>
          </tr>
        </thead>
        <tbody>
          {names.map((name) => (
            <HeldByServer key={name} name={name} />
          ))}
        </tbody>
      </table>
    </>
  );
}

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
