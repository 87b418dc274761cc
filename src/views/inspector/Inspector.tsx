import type { ReactNode } from 'react';
import { serverName } from '../../base/names.ts';
import { timersOf } from '../../scene/arcs.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { select } from '../../store/commands.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { openStudy } from '../../store/study.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import * as words from '../../words/inspector.ts';
import { timerName } from '../../words/servers.ts';
import { Exact } from '../narration/Exact.tsx';
import { type InspectorRow, messageRows, placeRows, serverRows } from './rows.ts';
import { TimeLeft } from './TimeLeft.tsx';
import './inspector.css';

const selection = ({ selected }: SessionState) => (selected?.kind === 'event' ? null : selected);

/** Details of the selected server or message. */
export function Inspector() {
  const selected = useSession(selection);
  if (selected === null) return null;
  return selected.kind === 'server' ? <OfServer id={selected.id} /> : <OfMessage id={selected.id} />;
}

function OfServer({ id }: { readonly id: number }) {
  const node = useSession((state) => nodeOf(state.world, id));
  const document = useSession((state) => state.document);
  if (!node) return null;
  const rows = [...placeRows(document, id), ...serverRows(node)];
  return (
    <Rows title={serverName(id)} at={`[data-server="${id}"]`} rows={rows} foot={<All />}>
      {timersOf(node).map(({ name }) => (
        <div key={name}>
          <dt>{timerName(name)}</dt>
          <dd>
            <TimeLeft id={id} name={name} />
          </dd>
        </div>
      ))}
    </Rows>
  );
}

function All() {
  const session = useSession();
  return <Button onClick={() => openStudy(session, 'server')}>{words.showAll}</Button>;
}

function OfMessage({ id }: { readonly id: number }) {
  const packet = useSession((state) => state.world.packets.find((one) => one.id === id));
  if (packet === undefined) return <Rows title={words.message} at={REST} rows={[['', words.isGone]]} />;
  const at = `[data-message="${id}"]`;
  return <Rows title={packet.message.type} at={at} rows={messageRows(packet)} foot={<All />} />;
}

interface RowsProps {
  /** Its place on the stage, which gets the focus when the panel is closed. */
  readonly at: string;
  readonly title: string;
  readonly rows: readonly InspectorRow[];
  /** Further rows. */
  readonly children?: ReactNode;
  readonly foot?: ReactNode;
}

function Rows({ title, at, rows, children, foot }: RowsProps) {
  const session = useSession();
  return (
    <section className="inspector" data-focus-then={at} aria-label={words.selected(title)}>
      <header>
        <h2 translate="no">{title}</h2>
        <IconButton icon="close" label={words.close} onClick={() => select(session, null)} />
      </header>
      <dl>
        {rows.map(([name, value], i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps nothing
          <div key={i}>
            {name && (
              <dt>
                <Exact text={name} />
              </dt>
            )}
            <dd>
              <Exact text={value} />
            </dd>
          </div>
        ))}
        {children}
      </dl>
      {foot}
    </section>
  );
}
