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
import { Exact } from './Exact.tsx';
import { fillingIn, mostIn, type Room } from './room.ts';
import { Summary } from './Summary.tsx';
import { comesTooFast, earlierTurns, told } from './told.ts';
import { lineOf } from './words.ts';

/** Filled also where a list is only as high as its lines are, in pixels. */
const LEAST = 468;
/** Filled beyond the upper edge, and the step in which a list that is scrolled up gets more lines, in pixels. */
const SPARE = 26;
const STEP = 104;
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
const seqOf = ({ events }: ToldLine) => events[0]?.seq ?? 0;
/** Of the longest time in the run, and not of those that are shown: the words stay where they are as the reader goes about in it. */
const digitsOf = ({ frontierTime }: Session) => Math.max(5, toMs(frontierTime).toFixed(1).length);
/** Several events, where they are alike. */
interface ToldLine {
  readonly events: readonly SimEvent[];
  readonly words: string;
}
const worded = (events: readonly SimEvent[]): ToldLine => ({
  events,
  words: events[0] ? lineOf(events, actionOf(events[0])) : '',
});

/** The last of `lines`, as many as fill the room. */
function lastIn(lines: readonly ToldLine[], room: Room, digits: number): readonly ToldLine[] {
  const letters = lines.map(({ words }) => digits + 1 + words.length);
  return lines.slice(lines.length - fillingIn(room, letters));
}

const selectedEvent = ({ selected }: Session) => (selected?.kind === 'event' ? selected.id : null);

/** What happens, line by line, the latest at the bottom. */
export function Events() {
  const events = useSession((session) => session.events);
  const detail = useSession((session) => session.detail);
  const selected = useSession(selectedEvent);
  const speed = useSession(speedOf);
  const highlights = useSession((session) => session.highlights);
  const pointed = useSession((session) => session.pointed);
  const digits = useSession(digitsOf);
  const { scroller, room, onScroll } = useRoom();
  const lines = useMemo(() => {
    const most = mostIn(room);
    const latest = told(events, detail, most).map(worded);
    const filling = lastIn(latest, room, digits);
    if (detail === 'everything' || filling.length < latest.length) return filling;
    const early = earlierTurns({ events, highlights }, Math.min(EARLIER, most - latest.length));
    return lastIn([...told(early, detail).map(worded), ...latest], room, digits);
  }, [events, detail, highlights, digits, room]);
  const slots = useSlots(useMemo(() => lines.map(seqOf), [lines]));
  const tooFast = comesTooFast(
    lines.map((line) => line.events),
    speed,
  );
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
              events={line.events}
              words={line.words}
              digits={digits}
              isSelected={line.events.some(({ seq }) => seq === selected)}
              isPointed={line.events.some((event) => isPointedEvent(pointed, event))}
              isStop={line === lines.at(-1)}
            />
          ))}
        </div>
      </div>
    </section>
  );
}

/** The room for lines: what is in sight, and as much as the reader has scrolled up. */
function useRoom() {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Room>({ height: LEAST, width: Infinity });
  /** Pixels that are below those in sight. */
  const [below, setBelow] = useState(0);
  const onScroll = () => {
    // From the foot, and upwards is less.
    const up = -(scroller.current?.scrollTop ?? 0);
    // The next ones too, so that scrolling a little further need not wait for them.
    setBelow(up > 0 ? (Math.floor(up / STEP) + 2) * STEP : 0);
  };
  useLayoutEffect(() => {
    const { current } = scroller;
    if (!current) return;
    // Told of once the page was laid out: nothing is laid out for the question.
    const sizes = new ResizeObserver(() =>
      setSeen({ height: Math.max(LEAST, current.clientHeight) + SPARE, width: current.clientWidth }),
    );
    sizes.observe(current);
    return () => sizes.disconnect();
  }, []);
  const room = useMemo(() => ({ ...seen, height: seen.height + below }), [seen, below]);
  return { scroller, room, onScroll };
}

interface LineProps extends ToldLine {
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
  a.words === b.words &&
  a.events.length === b.events.length &&
  a.events.every((event, i) => event === b.events[i]);

const Line = memo(function Line({ events, words, digits, isSelected, isPointed, isStop }: LineProps) {
  const [event] = events;
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
        <span>{words}</span>
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
    <div ref={box} className="line-why" data-focus-then=".line.is-selected .line-button">
      {text && (
        <p>
          <Exact text={text} /> <cite>{section}</cite>
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
    <fieldset className="what-if" data-focus-then=".differences button, .line.is-selected .line-button">
      <legend>What if …</legend>
      {questions.map(({ name, run }) => (
        <Button key={name} onClick={run}>
          {name}?
        </Button>
      ))}
    </fieldset>
  );
}
