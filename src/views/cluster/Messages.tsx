import { useLayoutEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type Session, useSession } from '../../store/session.ts';
import { Message } from './Message.tsx';
import { stepOf } from './walk.ts';

const idsOf = (session: Session) => session.world.packets.map((packet) => packet.id);

const buttonsIn = (list: Element | null) => [
  ...(list?.querySelectorAll<SVGGElement>('[data-message]') ?? []),
];

/** All messages in flight: one stop for the Tab key, walked with the arrow keys. */
export function Messages() {
  const ids = useSession(useShallow(idsOf));
  const list = useRef<SVGGElement>(null);

  // The stop is moved from here, so that a message need not render again when another one becomes the first.
  useLayoutEffect(() => {
    const buttons = buttonsIn(list.current);
    const focused = buttons.find((button) => button === document.activeElement);
    for (const button of buttons) button.tabIndex = button === (focused ?? buttons[0]) ? 0 : -1;
  }, [ids]);

  function walk(event: React.KeyboardEvent): void {
    const step = stepOf(event);
    if (step === 0) return;
    const buttons = buttonsIn(list.current);
    const at = buttons.findIndex((button) => button === document.activeElement);
    const next = buttons[(at + step + buttons.length) % buttons.length];
    if (at < 0 || !next) return;
    event.preventDefault();
    event.stopPropagation();
    for (const button of buttons) button.tabIndex = button === next ? 0 : -1;
    next.focus();
  }

  return (
    <g ref={list} role="toolbar" aria-label="Messages in flight" onKeyDown={walk}>
      {ids.map((id) => (
        <Message key={id} id={id} />
      ))}
    </g>
  );
}
