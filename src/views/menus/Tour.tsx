import * as m from 'framer-motion/m';
import { Popover } from 'radix-ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useSession } from '../../store/session.ts';
import { endTour, goToStep } from '../../store/tour.ts';
import { Button } from '../../ui/Button.tsx';
import { focusRestingPlace } from '../../ui/focus.ts';
import { Motion } from '../../ui/Motion.tsx';
import { useMedia } from '../../ui/media.ts';
import { useTapWords } from '../../ui/tap.ts';
import './tour.css';

interface Step {
  readonly title: string;
  readonly text: string;
  /** What it points at: the first of these that is on the page. */
  readonly at: readonly string[];
  readonly side: 'top' | 'bottom' | 'left' | 'right';
}

const STEPS: readonly Step[] = [
  {
    title: 'The tank',
    text: 'A whole cluster lives in here. Each disc is a server; the number in it, and its colour, is the term it is in. Who wears the crown leads.',
    at: ['.stage-tank'],
    side: 'right',
  },
  {
    title: 'A server',
    text: 'Click one: it can be crashed, paused, asked for something. The arc is its patience. When it has run down, the server stands for election.',
    at: ['[data-server="2"]'],
    side: 'left',
  },
  {
    title: 'Messages, and the network',
    text: 'What flies between them are messages. Click one to drop or hold it, or drag it back along its way. A line drawn across the ring cuts the network in two.',
    at: ['[data-message]', '.stage-tank'],
    side: 'right',
  },
  {
    title: 'The logs',
    text: 'What all of this is for: a list that every server keeps. Dashed is written, solid is known to be committed.',
    at: ['.logs', '#tab-Logs'],
    side: 'left',
  },
  {
    title: 'Time',
    text: 'Play, or go event by event. Drag the track back and do something else: the run branches there, and the old future stays.',
    at: ['.time'],
    side: 'top',
  },
  {
    title: 'And why?',
    text: 'What happened is told here, with the rule that decided it. Click a line to see what led to it, and what would have come of it otherwise.',
    at: ['.events', '#tab-Events', '#tab-Story'],
    side: 'right',
  },
];

const find = ({ at }: Step): Element | null =>
  at.map((selector) => document.querySelector(selector)).find((element) => element !== null) ?? null;

/** Points at one part of the page after the other. It can be left at any moment, and taken again from the help. */
export function Tour({ step }: { readonly step: number }) {
  const session = useSession();
  const shown = STEPS[step] ?? (STEPS[0] as Step);
  const rect = useRectOf(shown);
  const anchor = useMemo(() => ({ current: { getBoundingClientRect: () => rect } }), [rect]);
  const next = useRef<HTMLElement>(null);
  const said = useTapWords();
  const isUpright = useMedia('(max-width: 900px) and (orientation: portrait)');
  const isLast = step === STEPS.length - 1;
  return (
    <Popover.Root open onOpenChange={(open) => !open && endTour(session)}>
      <Popover.Anchor virtualRef={anchor} />
      <Motion>
        <m.div
          className="tour-ring"
          aria-hidden="true"
          initial={false}
          animate={{ left: rect.x, top: rect.y, width: rect.width, height: rect.height }}
        />
      </Motion>
      <Popover.Portal>
        <Popover.Content
          className="tour"
          aria-label={`Tour: ${shown.title}`}
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
          <h2>{shown.title}</h2>
          <p>{said(shown.text)}</p>
          <footer ref={next}>
            <span className="tour-count">
              {step + 1} of {STEPS.length}
            </span>
            {!isLast && <Button onClick={() => endTour(session)}>Skip the tour</Button>}
            {step > 0 && <Button onClick={() => goToStep(session, step - 1)}>Previous step</Button>}
            <Button strong onClick={() => (isLast ? endTour(session) : goToStep(session, step + 1))}>
              {isLast ? 'Done' : 'Next step'}
            </Button>
          </footer>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** Where what the step points at is on the screen, also after the window has changed. */
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
