import * as m from 'framer-motion/m';
import { Popover } from 'radix-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../store/session.ts';
import { endTour, goToStep } from '../../store/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { PAGE_WIDTHS } from '../../ui/breakpoints.ts';
import { focusRestingPlace } from '../../ui/focus.ts';
import { Motion } from '../../ui/Motion.tsx';
import { useMedia } from '../../ui/media.ts';
import { useFingers } from '../../ui/tap.ts';
import * as words from '../../words/help.ts';
import './tour.css';

interface Step {
  readonly id: keyof typeof words.steps;
  /** Its target: the first of these that is on the page. */
  readonly at: readonly string[];
  readonly side: 'top' | 'bottom' | 'left' | 'right';
}

const STEPS: readonly Step[] = [
  { id: 'tank', at: ['.stage-tank'], side: 'right' },
  { id: 'server', at: ['[data-server="2"]'], side: 'left' },
  { id: 'messages', at: ['[data-message]', '.stage-tank'], side: 'right' },
  { id: 'logs', at: ['.logs', '#tab-logs'], side: 'left' },
  { id: 'time', at: ['.time'], side: 'top' },
  { id: 'why', at: ['.events', '#tab-events'], side: 'right' },
];

const find = ({ at }: Step): Element | null =>
  at.map((selector) => document.querySelector(selector)).find((element) => element !== null) ?? null;

/**
 * Explains the parts of the page one by one. It can be closed at any moment, and started again from the help.
 */
export function Tour({ step }: { readonly step: number }) {
  const session = useSession();
  const shown = STEPS[step] ?? (STEPS[0] as Step);
  const rect = useRectOf(shown);
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => rect } }), [rect]);
  const next = useRef<HTMLElement>(null);
  const { title, text } = words.steps[shown.id];
  const fingers = useFingers();
  const isUpright = useMedia(`(max-width: ${PAGE_WIDTHS.small}px) and (orientation: portrait)`);
  const isLast = step === STEPS.length - 1;
  return (
    <Popover.Root open onOpenChange={(open) => !open && endTour(session)}>
      <Popover.Anchor virtualRef={anchor} />
      <Motion>
        <m.div className="tour-ring" aria-hidden="true" initial={false} animate={ringAround(rect)} />
      </Motion>
      <Popover.Portal>
        <Popover.Content
          className="tour"
          aria-label={words.tour(title)}
          side={isUpright ? 'bottom' : shown.side}
          sideOffset={14}
          collisionPadding={12}
          onInteractOutside={(event) => event.preventDefault()}
          onOpenAutoFocus={(event) => {
            event.preventDefault();
            next.current?.querySelector<HTMLElement>('.is-strong')?.focus();
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            focusRestingPlace();
          }}
        >
          <h2>{title}</h2>
          <p>{text(fingers)}</p>
          <footer ref={next}>
            <span className="tour-count">{words.stepOf(step + 1, STEPS.length)}</span>
            {!isLast && <Button onClick={() => endTour(session)}>{words.skipTour}</Button>}
            {step > 0 && <Button onClick={() => goToStep(session, step - 1)}>{words.previousStep}</Button>}
            <Button strong onClick={() => (isLast ? endTour(session) : goToStep(session, step + 1))}>
              {isLast ? words.done : words.nextStep}
            </Button>
          </footer>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const MARGIN = 7;

/** The ring around the target: with a margin, and inside the window. */
function ringAround({ left, top, right, bottom }: DOMRect) {
  const [x, y] = [Math.max(1, left - MARGIN), Math.max(1, top - MARGIN)];
  const { clientWidth, clientHeight } = document.documentElement;
  return {
    left: x,
    top: y,
    width: Math.min(clientWidth - 1, right + MARGIN) - x,
    height: Math.min(clientHeight - 1, bottom + MARGIN) - y,
  };
}

/** The rectangle of a step's target, updated when the window is resized or scrolled. */
function useRectOf(step: Step): DOMRect {
  const measure = () => find(step)?.getBoundingClientRect() ?? new DOMRect();
  const [rect, setRect] = useState(measure);
  useEffect(() => {
    find(step)?.scrollIntoView({ block: 'nearest' });
    const look = () => setRect(find(step)?.getBoundingClientRect() ?? new DOMRect());
    look();
    window.addEventListener('resize', look);
    window.addEventListener('scroll', look, true);
    return () => {
      window.removeEventListener('resize', look);
      window.removeEventListener('scroll', look, true);
    };
  }, [step]);
  return rect;
}
