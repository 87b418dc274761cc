import { DropdownMenu } from 'radix-ui';
import { useRef } from 'react';
import { closeMenu } from '../../store/commands.ts';
import { recall } from '../../store/recall.ts';
import { type OpenMenu, type Session, serverName, useSession } from '../../store/session.ts';
import { restFocus } from '../../ui/focus.ts';
import { actionOf } from '../narration/Caption.tsx';
import { sentence } from '../narration/words.ts';
import { eventItems, type Item, messageItems, serverItems, untilItems } from './items.ts';
import './menus.css';

interface Contents {
  readonly title: string;
  readonly items: readonly Item[];
}

const wayOf = ({ type, from, to }: { type: string; from: number; to: number }) =>
  `${type} from ${serverName(from)} to ${serverName(to)}`;

function contentsOf(session: Session, { kind, id }: OpenMenu): Contents {
  const { world } = session;
  if (kind === 'until') return { title: 'Play until', items: untilItems(session) };
  if (kind === 'server') {
    const node = world.nodes[id];
    return { title: serverName(id), items: node ? serverItems(node) : [] };
  }
  if (kind === 'event') {
    const event = recall(id);
    return event
      ? { title: sentence(event, actionOf(event)), items: eventItems(event) }
      : { title: 'This event is not of this run any more.', items: [] };
  }
  const packet = world.packets.find((one) => one.id === id);
  return packet
    ? { title: wayOf(packet.message), items: messageItems(packet) }
    : { title: 'This message is not on its way any more.', items: [] };
}

/** The menu of what was pressed, where it was pressed. */
export function Menu({ menu }: { readonly menu: OpenMenu }) {
  const session = useSession();
  const { title, items } = contentsOf(session, menu);
  const opener = useRef(document.activeElement);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && closeMenu()}>
      <DropdownMenu.Trigger asChild>
        <span className="menu-anchor" aria-hidden="true" style={{ left: menu.x, top: menu.y }} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content
          className="menu"
          aria-label={title}
          aria-labelledby={undefined}
          side="right"
          align="start"
          sideOffset={14}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack(opener.current);
          }}
        >
          <DropdownMenu.Label className="menu-title">{title}</DropdownMenu.Label>
          {items.map(({ name, run }) => (
            <DropdownMenu.Item key={name} className="menu-item" onSelect={run}>
              {name}
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/**
 * To what opened the menu, unless that is gone, as a message that was dropped. It comes a moment after the menu has closed: where the next one
 * is open by then, that would close with the loss of the focus.
 */
function giveFocusBack(opener: Element | null): void {
  if (document.activeElement?.closest('[role="menu"]')) return;
  const isThere = opener?.isConnected && opener !== document.body;
  if (isThere && (opener instanceof HTMLElement || opener instanceof SVGElement)) {
    opener.focus({ preventScroll: true });
  } else restFocus();
}
