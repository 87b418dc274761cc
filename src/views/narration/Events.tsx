import { type KeyboardEvent, memo, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { toMs } from '../../base/time.ts';
import type { SimEvent } from '../../sim/types.ts';
import { goToEvent, select, setDetail } from '../../store/commands.ts';
import { hovers, isPointedEvent, pointEvent, pointNowhere } from '../../store/pointing.ts';
import { RULES } from '../../store/rules.ts';
import { type Detail, type Session, useSession } from '../../store/session.ts';
import { whatIfs } from '../../store/whatIf.ts';
import { Button } from '../../ui/Button.tsx';
import { useSlots } from '../../ui/slots.ts';
import { actionOf } from './Caption.tsx';
import { Summary } from './Summary.tsx';
import { comesTooFast, earlierTurns, told } from './told.ts';
import { lineOf } from './words.ts';

/** The lowest that a line can be, in pixels. */
const LINE = 26;
/** Drawn also where a list is only as high as its lines are. */
const LEAST = 18;
/** The step in which a list that is scrolled up gets more lines, in lines. */
const STEP = 4;
/** Of them, at most so many from before the latest events. */
const EARLIER = 16;
const LEVELS: readonly (readonly [Detail, string])[] = [
  ['turns', 'Turns'],
  ['decisions', 'Decisions'],
  ['everything', 'Everything'],
];
/** As wide as a digit. */
const FIGURE_SPACE = '\u2007';
const speedOf = ({ playing, speed }: Session) => (playing ? speed : 0);
/** A line is known by the first of its events. */
const seqOf = (line: readonly SimEvent[]) => line[0]?.seq ?? 0;
/** Of the longest time in the run, and not of those that are shown: the words stay where they are as the reader goes about in it. */
const digitsOf = ({ frontierTime }: Session) => Math.max(5, toMs(frontierTime).toFixed(1).length);
const selectedEvent = ({ selected }: Session) => (selected?.kind === 'event' ? selected.id : null);

/** What happens, line by line, the latest at the bottom. */
export function Events() {
  const events = useSession((session) => session.events);
  const detail = useSession((session) => session.detail);
  const selected = useSession(selectedEvent);
  const speed = useSession(speedOf);
  const highlights = useSession((session) => session.highlights);
  const pointed = useSession((session) => session.pointed);
  const { scroller, most, onScroll } = useRoom();
  const lines = useMemo(() => {
    const latest = told(events, detail, most);
    const room = detail === 'everything' ? 0 : Math.min(EARLIER, most - latest.length);
    return [...told(earlierTurns({ events, highlights }, room), detail), ...latest];
  }, [events, detail, highlights, most]);
  const slots = useSlots(useMemo(() => lines.map(seqOf), [lines]));
  const tooFast = comesTooFast(lines, speed);
  const digits = useSession(digitsOf);
  return (
    <section className="events" aria-label="What happens">
      <header className="events-head">
        <h2>Events</h2>
        <select
          aria-label="How much is told"
          value={detail}
          onChange={(event) => setDetail(event.target.value as Detail)}
        >
          {LEVELS.map(([level, words]) => (
            <option key={level} value={level}>
              {words}
            </option>
          ))}
        </select>
      </header>
      {tooFast && <Summary />}
      <div ref={scroller} className="events-scroll" onScroll={onScroll} style={{ '--digits': `${digits}ch` }}>
        {lines.length === 0 && <p className="events-empty">Nothing has happened yet.</p>}
        <div role="log" aria-label="Events" aria-live={tooFast ? 'off' : 'polite'} className="events-lines">
          {lines.map((line) => (
            <Line
              key={slots.get(seqOf(line))}
              line={line}
              digits={digits}
              isSelected={line.some(({ seq }) => seq === selected)}
              isPointed={line.some((event) => isPointedEvent(pointed, event))}
              isStop={line === lines.at(-1)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** How many lines are drawn: those that have room, and as many as the reader has scrolled up. */
function useRoom() {
  const scroller = useRef<HTMLDivElement>(null);
  const [fitting, setFitting] = useState(LEAST);
  /** Lines that are below those in sight. */
  const [below, setBelow] = useState(0);
  const onScroll = () => {
    // From the foot, and upwards is less.
    const up = -(scroller.current?.scrollTop ?? 0);
    // The next ones too, so that scrolling a little further need not wait for them.
    setBelow(up > 0 ? (Math.floor(up / LINE / STEP) + 2) * STEP : 0);
  };
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    // Told of once the page was laid out: nothing is laid out for the question.
    const sizes = new ResizeObserver(() =>
      setFitting(Math.max(LEAST, Math.ceil(current.clientHeight / LINE) + 1)),
    );
    sizes.observe(current);
    return () => sizes.disconnect();
  }, []);
  return { scroller, most: fitting + below, onScroll };
}

interface LineProps {
  readonly line: readonly SimEvent[];
  /** As wide as the time is, in digits. */
  readonly digits: number;
  readonly isSelected: boolean;
  readonly isPointed: boolean;
  /** Tab stops at one line only; from there the arrow keys go up and down. */
  readonly isStop: boolean;
}

function walk(event: KeyboardEvent<HTMLElement>) {
  const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...document.querySelectorAll<HTMLElement>('.line-button')];
  all[all.indexOf(event.currentTarget) + by]?.focus();
}

/** The lines are made anew with every event; most of them tell the very same as before. */
const isSameLine = (a: LineProps, b: LineProps): boolean =>
  a.isSelected === b.isSelected &&
  a.isPointed === b.isPointed &&
  a.isStop === b.isStop &&
  a.digits === b.digits &&
  a.line.length === b.line.length &&
  a.line.every((event, i) => event === b.line[i]);

const Line = memo(function Line({ line, digits, isSelected, isPointed, isStop }: LineProps) {
  const [event] = line;
  if (event === undefined) return null;
  return (
    <div className={isSelected ? 'line is-selected' : 'line'} data-lit={isPointed || undefined}>
      <button
        type="button"
        className="line-button"
        aria-expanded={isSelected}
        tabIndex={isStop ? 0 : -1}
        onFocus={() => pointEvent(event)}
        onBlur={pointNowhere}
        {...hovers(() => pointEvent(event))}
        onKeyDown={walk}
        onClick={() => select(isSelected ? null : { kind: 'event', id: event.seq })}
      >
        {/* One run of text with the words, up to a tab stop: a box of its own would have to be laid out for each line. */}
        <span className="line-time">{`${toMs(event.time).toFixed(1).padStart(digits, FIGURE_SPACE)}\t`}</span>
        <span>{lineOf(line, actionOf(event))}</span>
      </button>
      {/* Of another event it is another one: it brings itself into view as it comes. */}
      {isSelected && <Why key={event.seq} event={event} />}
    </div>
  );
}, isSameLine);

/** The rule that decided, word for word, and the way to what led there. */
function Why({ event }: { readonly event: SimEvent }) {
  const box = useRef<HTMLDivElement>(null);
  // In braces: newer browsers answer with a promise, and React would take it for the way to undo the effect.
  useLayoutEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  const [section, text] = event.rule ? RULES[event.rule] : [];
  return (
    <div ref={box} className="line-why">
      {text && (
        <p>
          {text} <cite>{section}</cite>
        </p>
      )}
      <div className="line-ways">
        <Button onClick={() => goToEvent(event.seq)}>Go to this event</Button>
        {event.causes.map((cause) => (
          <Button key={cause} onClick={() => goToEvent(cause)}>
            What led to it
          </Button>
        ))}
      </div>
      <WhatIf event={event} />
    </div>
  );
}

/** What would have come of it otherwise: each a branch, beside this run. */
function WhatIf({ event }: { readonly event: SimEvent }) {
  const questions = whatIfs(event);
  if (questions.length === 0) return null;
  return (
    <fieldset className="what-if">
      <legend>What if …</legend>
      {questions.map(({ name, run }) => (
        <Button key={name} onClick={run}>
          {name}?
        </Button>
      ))}
    </fieldset>
  );
}
