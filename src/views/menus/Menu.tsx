import { DropdownMenu } from 'radix-ui';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import { serverName } from '../../base/names.ts';
import { timeWords } from '../../base/time.ts';
import { nodeOf } from '../../sim/nodes.ts';
import { closeMenu } from '../../store/commands.ts';
import { actionOf, fetchEvent } from '../../store/fetch-events.ts';
import { type OpenMenu, type Session, type SessionState, useSession } from '../../store/session.ts';
import { PAGE_WIDTHS } from '../../ui/breakpoints.ts';
import { useMedia } from '../../ui/media.ts';
import { useMore } from '../../ui/more.ts';
import * as words from '../../words/menus.ts';
import { lookCloser } from '../../words/study.ts';
import { Exact } from '../narration/Exact.tsx';
import { sentence } from '../narration/sentences.ts';
import {
  eventItems,
  type Item,
  lookItems,
  messageItems,
  serverItems,
  untilItems,
  wayItems,
} from './items.ts';
import { questionItems } from './questions.ts';
import './menus.css';

interface Contents {
  readonly title: string;
  readonly items: readonly Item[];
}

function contentsOf(session: Session, state: SessionState, menu: OpenMenu): Contents {
  const { world } = state;
  if (menu.kind === 'way') {
    const { from, to } = menu;
    return {
      title: words.way(serverName(from), serverName(to)),
      items: wayItems(session, world.network, from, to),
    };
  }
  if (menu.kind === 'entry') return { title: words.entry(serverName(menu.id), menu.index), items: [] };
  const { kind, id } = menu;
  if (kind === 'request') return { title: words.client, items: [] };
  if (kind === 'time') return { title: timeWords(world.time), items: [] };
  if (kind === 'until') return { title: words.until, items: untilItems(session, state) };
  if (kind === 'look') return { title: lookCloser, items: lookItems(session) };
  if (kind === 'server') {
    const node = nodeOf(world, id);
    return { title: serverName(id), items: node ? serverItems(session, node) : [] };
  }
  if (kind === 'event') {
    const event = fetchEvent(session, id);
    return event
      ? { title: sentence(event, actionOf(session, event)), items: eventItems(session, event) }
      : { title: words.eventIsGone, items: [] };
  }
  const packet = world.packets.find((one) => one.id === id);
  if (!packet) return { title: words.messageIsGone, items: [] };
  const { type, from, to } = packet.message;
  return {
    title: words.message(type, serverName(from), serverName(to)),
    items: messageItems(session, packet),
  };
}

/** The key that opened the menu may still be held down: it chooses nothing. */
const withoutRepeat = (event: KeyboardEvent) => event.repeat && event.preventDefault();

const all = (state: SessionState) => state;

const Items = ({ items }: { readonly items: readonly Item[] }) =>
  items.map(({ id, name, run }) => (
    <DropdownMenu.Item key={id} className="menu-item" onSelect={run} onKeyDown={withoutRepeat}>
      <span>
        <Exact text={name} />
      </span>
    </DropdownMenu.Item>
  ));

/** The questions of the menu's target: as they were when it opened while the run plays, else those of now. */
function useQuestions(session: Session, menu: OpenMenu): readonly Item[] {
  const world = useSession(({ playing, world: now }) => (playing ? null : now));
  return useMemo(
    () => questionItems(session, menu, world ?? session.getState().world),
    [session, menu, world],
  );
}

/** A menu beside its target. */
export function Menu({ menu }: { readonly menu: OpenMenu }) {
  const session = useSession();
  const { title, items } = contentsOf(session, useSession(all), menu);
  const questions = useQuestions(session, menu);
  const opener = useRef(document.activeElement);
  const content = useRef<HTMLDivElement>(null);
  useMore(content);
  // A target that is wider than high has most room at its sides.
  const isNarrow = useMedia(`(max-width: ${PAGE_WIDTHS.small}px) and (orientation: portrait)`);
  const isBelow = isNarrow || menu.kind === 'look';
  // Opened by a key, the first item has the focus; opened by a pointer, none has it.
  useEffect(() => {
    if (opener.current?.matches(':focus-visible'))
      content.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus({ preventScroll: true });
  }, []);
  return (
    <DropdownMenu.Root open modal={false} onOpenChange={(open) => !open && closeMenu(session)}>
      <DropdownMenu.Trigger asChild>
        <span
          className="menu-anchor"
          aria-hidden="true"
          style={{ left: menu.x, top: menu.y, width: menu.width, height: menu.height }}
        />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={document.querySelector('main')}>
        <DropdownMenu.Content
          ref={content}
          className="menu"
          aria-label={title}
          aria-labelledby={undefined}
          side={isBelow ? 'bottom' : 'right'}
          align={isBelow ? 'center' : 'start'}
          sideOffset={10}
          collisionPadding={8}
          // Its opener gets the focus back when it is removed, see `ui/focus.ts`.
          onCloseAutoFocus={(event) => event.preventDefault()}
        >
          <DropdownMenu.Label className="menu-title">
            <Exact text={title} />
          </DropdownMenu.Label>
          <Items items={items} />
          {items.length > 0 && questions.length > 0 && <DropdownMenu.Separator className="menu-rule" />}
          <Items items={questions} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
