import { memo, useId, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { changeLinks, faultOfLink, useRunForm } from '../../store/settings/form.ts';
import {
  LINK_SETTINGS,
  type LinkKey,
  type LinkRow,
  linkText,
  withEnds,
  withLinkText,
  withNewLink,
  withoutLink,
} from '../../store/settings/link-rows.ts';
import { placeNames } from '../../store/settings/places.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import * as words from '../../words/settings.ts';
import { useServers } from './ServerTables.tsx';

/** A longer list is shown as a whole on demand only. */
const FEW = 30;

/** Links from one server, or place, to another with settings of their own. */
export function SingleLinks() {
  const form = useRunForm();
  const servers = useServers();
  const state = useRunForm((all) => all);
  const [most, setMost] = useState(FEW);
  const [added, setAdded] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const places = placeNames(state.document).join('\n');
  const ends = useMemo(() => [...servers, ...places.split('\n').filter(Boolean)], [servers, places]);
  // A link without one of its ends comes back with it.
  const rows = state.links.filter(({ from, to }) => ends.includes(from) && ends.includes(to));
  const shown = rows.filter(({ id }, i) => i < most || faultOfLink(state, id) !== undefined);
  const add = () => {
    changeLinks(form, (links) => withNewLink(links, servers));
    setMost(Infinity);
    setAdded(added + 1);
  };
  // A new link is typed next.
  useLayoutEffect(() => {
    if (added > 0) list.current?.querySelector<HTMLElement>('li:last-child select')?.focus();
  }, [added]);
  return (
    <>
      <p>{words.linksHint}</p>
      <ul className="link-rows" ref={list}>
        {shown.map((row) => (
          <li key={row.id}>
            <Link row={row} ends={ends} />
          </li>
        ))}
      </ul>
      <div className="place-buttons">
        {shown.length < rows.length && (
          <Button onClick={() => setMost(Infinity)}>{words.moreLinks(rows.length - shown.length)}</Button>
        )}
        <Button className="add-link" disabled={servers.length < 2} onClick={add}>
          {words.addLink}
        </Button>
      </div>
    </>
  );
}

interface LinkProps {
  readonly row: LinkRow;
  /** The servers, and the places. */
  readonly ends: readonly string[];
}

const Link = memo(({ row, ends }: LinkProps) => {
  const form = useRunForm();
  const faultId = useId();
  const { id, from, to, isBothWays } = row;
  const fault = useRunForm((state) => faultOfLink(state, id));
  const name = words.linkName(from, to, isBothWays);
  /** Whether the fault is in a part of the link; then it describes the field. */
  const ifFaulty = (part: RegExp) => {
    const isWrong = fault !== undefined && part.test(fault.path);
    return { 'aria-invalid': isWrong, 'aria-describedby': isWrong ? faultId : undefined };
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset has a box of its own
    <div className="link-row" role="group" aria-label={name}>
      {END_KEYS.map((end) => (
        <label key={end} className="link-field">
          <span>{END_NAMES[end]}</span>
          <select
            className="input"
            value={row[end]}
            onChange={({ target }) => changeLinks(form, (all) => withEnds(all, id, { [end]: target.value }))}
            {...ifFaulty(END_PATHS[end])}
          >
            {ends.map((one) => (
              <option key={one} value={one} translate="no">
                {one}
              </option>
            ))}
          </select>
        </label>
      ))}
      <label className="link-field">
        <span>{words.bothWays}</span>
        <span className="leads-tick">
          <input
            type="checkbox"
            checked={isBothWays}
            onChange={({ target }) =>
              changeLinks(form, (all) => withEnds(all, id, { isBothWays: target.checked }))
            }
          />
        </span>
      </label>
      {LINK_SETTINGS.map((key) => (
        <LinkInput key={key} row={row} setting={key} name={name} {...ifFaulty(new RegExp(`\\.${key}`))} />
      ))}
      <IconButton
        icon="close"
        label={words.removeLink(name)}
        data-focus-then=".add-link"
        onClick={() => changeLinks(form, (all) => withoutLink(all, id))}
      />
      {fault && (
        <p className="setting-fault" id={faultId}>
          <code translate="no">{fault.path}</code>: {fault.message}
        </p>
      )}
    </div>
  );
});

const END_KEYS = ['from', 'to'] as const;
const END_NAMES = { from: words.linkFrom, to: words.linkTo };
/** The paths of the ends, one way and both ways. */
const END_PATHS = { from: /\.from$|\.between\[0\]$/, to: /\.to$|\.between\[1\]$/ };

interface InputProps {
  readonly row: LinkRow;
  readonly setting: LinkKey;
  /** Of the link. */
  readonly name: string;
  readonly 'aria-invalid': boolean;
  readonly 'aria-describedby': string | undefined;
}

function LinkInput({ row, setting, name, ...faulty }: InputProps) {
  const form = useRunForm();
  return (
    <label className="link-field">
      <span>{words.linkFields[setting]}</span>
      <input
        className="input is-number"
        aria-label={words.fieldOf(name, words.linkFields[setting])}
        value={linkText(row, setting)}
        inputMode={setting === 'latency' ? 'text' : 'decimal'}
        autoComplete="off"
        onChange={({ target }) =>
          changeLinks(form, (all) => withLinkText(all, row.id, setting, target.value))
        }
        {...faulty}
      />
    </label>
  );
}
