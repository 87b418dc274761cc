import { useEffect, useState } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import {
  elapsed,
  hoursText,
  keepClock,
  keptClock,
  MOST_PLANNED,
  type PageShare,
  paused,
  reset,
  SCOPES,
  type Scope,
  shareOf,
  started,
  type TalkClock,
} from '../../store/present/clock.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { CHAPTERS, isForFirstSitting } from '../../store/story/pages.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/presenter.ts';

interface Props {
  readonly place: HallPlace | null;
  readonly lesson: Lesson | null;
}

const TICKS_MS = 250;
const MINUTE_MS = 60_000;

/** The time of day, how long the talk goes on, and the page’s part of the planned time. */
export function TalkTime({ place, lesson }: Props) {
  const [clock, setClock] = useState(() => keptClock(Date.now()));
  const now = useNow();
  useEffect(() => void keepClock(clock), [clock]);
  const isRunning = clock.since !== null;
  return (
    <section className="presenter-clock" aria-label={words.clock}>
      <p className="presenter-time" role="timer" aria-label={words.elapsed} data-paused={!isRunning}>
        {hoursText(elapsed(clock, now))}
      </p>
      <Button onClick={() => setClock(isRunning ? paused(clock, Date.now()) : started(clock, Date.now()))}>
        {isRunning ? words.pause : words.start}
      </Button>
      <Button onClick={() => setClock(reset(clock, Date.now()))}>{words.reset}</Button>
      <Planned clock={clock} onChange={setClock} />
      <PageTime clock={clock} now={now} share={place && shareIn(place, lesson, clock.scope)} />
      <p className="presenter-day">
        <span className="hidden">{words.timeOfDay}</span>
        {new Date(now).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}
      </p>
    </section>
  );
}

/** Changes each second, as a clock does. */
function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const ticking = setInterval(() => {
      const second = Math.floor(Date.now() / 1000) * 1000;
      setNow((before) => (Math.floor(before / 1000) * 1000 === second ? before : Date.now()));
    }, TICKS_MS);
    return () => clearInterval(ticking);
  }, []);
  return now;
}

interface PlannedProps {
  readonly clock: TalkClock;
  readonly onChange: (clock: TalkClock) => void;
}

function Planned({ clock, onChange }: PlannedProps) {
  const plan = (text: string) => {
    const minutes = Number(text);
    const isPlan = text !== '' && minutes >= 1 && minutes <= MOST_PLANNED;
    onChange({ ...clock, planned: isPlan ? minutes : null });
  };
  return (
    <>
      <label className="field">
        {words.planned}
        <input
          type="number"
          min={1}
          max={MOST_PLANNED}
          defaultValue={clock.planned ?? ''}
          onChange={(event) => plan(event.target.value)}
        />
      </label>
      {clock.planned !== null && (
        <label className="field">
          {words.plannedFor}
          <select
            value={clock.scope}
            onChange={(event) => onChange({ ...clock, scope: scopeOf(event.target.value) })}
          >
            {SCOPES.map((scope) => (
              <option key={scope} value={scope}>
                {words.scopes[scope]}
              </option>
            ))}
          </select>
        </label>
      )}
    </>
  );
}

const scopeOf = (value: string): Scope => SCOPES.find((scope) => scope === value) ?? 'chapter';

function shareIn({ mode, page }: HallPlace, lesson: Lesson | null, scope: Scope): PageShare | null {
  if (mode !== 'story' || lesson === null) return null;
  const { beats } = lesson.chapter;
  const isPlanned = {
    chapter: (id: string) => id === page.chapter,
    sitting: isForFirstSitting,
    story: () => true,
  }[scope];
  return shareOf({
    chapters: CHAPTERS.filter(({ id }) => isPlanned(id)),
    chapter: page.chapter,
    pages: beats.flatMap((beat) => {
      const text = lesson.words.beats[beat.id];
      return text ? [{ beat, words: text }] : [];
    }),
    index: beats.findIndex(({ id }) => id === page.beat),
  });
}

interface PageTimeProps {
  readonly clock: TalkClock;
  readonly now: number;
  readonly share: PageShare | null;
}

/** Whether the talk is in time, by the end of the open page. */
function PageTime({ clock, now, share }: PageTimeProps) {
  if (clock.planned === null) return null;
  const whole = clock.planned * MINUTE_MS;
  const gone = elapsed(clock, now);
  if (gone > whole) return <p className="presenter-plan is-late">{words.over(hoursText(gone - whole))}</p>;
  if (share === null) return <p className="presenter-plan">{words.early(hoursText(whole - gone))}</p>;
  const end = (share.before + share.own) * whole;
  return (
    <p className={gone > end ? 'presenter-plan is-late' : 'presenter-plan'}>
      {words.ofPage(hoursText(share.own * whole))}, {words.until(hoursText(end))}
      {gone > end && `: ${words.late(hoursText(gone - end))}`}
    </p>
  );
}
