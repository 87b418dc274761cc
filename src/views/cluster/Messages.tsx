import { useId, useLayoutEffect, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { crowdOf } from '../../scene/crowd.ts';
import { packetOf } from '../../scene/packets.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { messages } from '../../words/stage.ts';
import { Message } from './Message.tsx';
import { Undrawn } from './Undrawn.tsx';
import { stepOf } from './walk.ts';

/** The drawn messages, and the ones that are pointed at or selected: those may be any of thousands. */
function idsOf({ world: { packets }, pointed, selected, grabbed }: SessionState): readonly number[] {
  const { drawn } = crowdOf(packets);
  if (drawn.length === packets.length) return drawn;
  const meant = [pointed?.message, grabbed?.id, selected?.kind === 'message' ? selected.id : null];
  const more = meant.filter((id) => typeof id === 'number' && packetOf(packets, id) && !drawn.includes(id));
  return [...drawn, ...new Set(more as number[])];
}

const buttonsIn = (list: Element | null) => [
  ...(list?.querySelectorAll<SVGGElement>('[data-message][role="button"]') ?? []),
];

/** The messages in flight: one tab stop, with arrow keys. */
export function Messages() {
  const ids = useSession(useShallow(idsOf));
  const isPart = useSession(({ world }) => world.packets.length > ids.length);
  const list = useRef<SVGGElement>(null);
  const numbers = useId();

  // The tab stop is moved from here, so that a message need not render when another one becomes the first.
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
    <>
      <g
        ref={list}
        role="toolbar"
        aria-label={messages}
        aria-describedby={isPart ? numbers : undefined}
        onKeyDown={walk}
      >
        {ids.map((id) => (
          <Message key={id} id={id} />
        ))}
      </g>
      {isPart && <Undrawn id={numbers} drawn={ids.length} />}
    </>
  );
}
