import { select } from '../../store/commands.ts';
import { type Session, serverName, useSession } from '../../store/session.ts';
import { IconButton } from '../../ui/Button.tsx';
import { type Fact, messageFacts, serverFacts } from './facts.ts';
import './inspector.css';

const selection = ({ selected }: Session) => (selected?.kind === 'event' ? null : selected);

/** Everything about the server or the message that is selected. */
export function Inspector() {
  const selected = useSession(selection);
  if (selected === null) return null;
  return selected.kind === 'server' ? <OfServer id={selected.id} /> : <OfMessage id={selected.id} />;
}

function OfServer({ id }: { readonly id: number }) {
  const node = useSession((session) => session.world.nodes[id]);
  return node ? <Facts title={serverName(id)} facts={serverFacts(node)} /> : null;
}

function OfMessage({ id }: { readonly id: number }) {
  const packet = useSession((session) => session.world.packets.find((one) => one.id === id));
  if (packet === undefined) return <Facts title="Message" facts={[['', 'It is not on its way any more.']]} />;
  return <Facts title={packet.message.type} facts={messageFacts(packet)} />;
}

function Facts({ title, facts }: { readonly title: string; readonly facts: readonly Fact[] }) {
  return (
    <section className="inspector" aria-label={`Selected: ${title}`}>
      <header>
        <h2>{title}</h2>
        <IconButton icon="close" label="Close the selection" onClick={() => select(null)} />
      </header>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            {name && <dt>{name}</dt>}
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
