import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { fromMs, toMs } from '../../base/time.ts';
import { Part } from '../../parts/part.ts';
import { Chronicler } from '../../scene/chronicle.ts';
import { type TimeWindow, timeAt } from '../../scene/time-window.ts';
import { complain, seek, toEnd, toStart } from '../../store/commands.ts';
import { pressOf } from '../../store/keyPress.ts';
import { clusterOf, type Session, useSession } from '../../store/session.ts';
import { hidesFuture, type Reading, useReading, useStory } from '../../store/story/state.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import { useWidth } from '../../ui/size.ts';
import * as parts from '../../words/parts.ts';
import * as words from '../../words/track.ts';
import { Strip } from './Strip.tsx';
import { timeMenu } from './time-menu.ts';
import { panBy, showWhole, useShown, zoomBy } from './track-window.ts';
import { usePlayhead } from './usePlayhead.ts';
import { useScrub } from './useScrub.ts';
import { useTrackTip } from './useTrackTip.ts';
import { useZoom } from './useZoom.ts';
import { ZOOM_STEP } from './ZoomTools.tsx';
import './timeline.css';

/** The width of the track, before it is measured. */
const USUAL_WIDTH = 1000;

// Neither is needed before the reader hovers, or zooms.
const tip = new Part(() => import('./TrackTip.tsx'));
const overview = new Part(() => import('./Overview.tsx'));
const TrackTip = late(tip, (module) => module.TrackTip);
const curve = new Part(() => import('../study/odds/OddsCurve.tsx'), { isLast: true });
const OddsCurve = late(curve, (module) => module.OddsCurve);
const Overview = late(overview, (module) => module.Overview);

/** The step of a key that moves the window, as a share of its length. */
const PAGE = 0.5;

/** Keys that are commands of the page bubble up; the slider handles the others itself. */
const steps: Readonly<Record<string, (session: Session, reading: Reading) => void>> = {
  Home: toStart,
  End: toEnd,
  '+': (session, reading) => zoomBy(session, reading, 1 / ZOOM_STEP),
  '=': (session, reading) => zoomBy(session, reading, 1 / ZOOM_STEP),
  '-': (session, reading) => zoomBy(session, reading, ZOOM_STEP),
  '0': showWhole,
  PageUp: (session, reading) => panBy(session, reading, -PAGE),
  PageDown: (session, reading) => panBy(session, reading, PAGE),
};

function onKeyDown(session: Session, reading: Reading, event: KeyboardEvent<HTMLInputElement>) {
  const press = pressOf(event.nativeEvent);
  const step = press && steps[press.key];
  if (!step || press.control) return;
  event.preventDefault();
  step(session, reading);
}

/** The curve of a question, while its panel is open. */
function Above(props: { readonly shown: TimeWindow; readonly width: number }) {
  const hasCurve = useSession(({ odds, study }) => odds !== null && study?.what === 'odds');
  return (
    hasCurve && (
      <Boundary what={parts.trackWords}>
        <OddsCurve {...props} />
      </Boundary>
    )
  );
}

/** The track of the run: dragging goes to a time; beyond what is known, the run is computed up to there. */
export function Timeline() {
  const session = useSession();
  const reading = useReading();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, USUAL_WIDTH);
  const { shown, length, isZoomed } = useShown();
  const slider = usePlayhead(shown, width);
  useZoom(box);
  const { isDown, handlers } = useScrub(box, slider);
  const { isTold: isShown, isAsked, pointedAt, ...tip } = useTrackTip();
  const initial = useSession(() => clusterOf(session).initial);
  const all = useSession((state) => state.highlights);
  const isFutureHidden = useStory(hidesFuture);
  const end = useSession(({ world }) => (isFutureHidden ? world.time : Infinity));
  const [chronicler] = useState(() => new Chronicler());
  const chronicle = useMemo(() => {
    const known = end === Infinity ? all : all.filter(({ time }) => time <= end);
    return chronicler.extend(known, initial);
  }, [chronicler, all, end, initial]);
  const wordsId = useId();
  const fail = (reason: string) => complain(session, reason);
  const point = (event: PointerEvent<HTMLDivElement>) => {
    const { left } = event.currentTarget.getBoundingClientRect();
    tip.point(timeAt(shown, width, event.clientX - left));
  };
  const ask = (event: MouseEvent<HTMLDivElement>) => timeMenu(session, event, shown);
  return (
    <div className={isZoomed ? 'timeline is-zoomed' : 'timeline'}>
      {isZoomed && (
        <Boundary what={parts.wholeRun} onFail={fail}>
          <Overview {...{ chronicle, shown, length, width }} />
        </Boundary>
      )}
      <Above shown={shown} width={width} />
      <div
        ref={box}
        className="track-box"
        {...handlers}
        onContextMenu={ask}
        onPointerMove={point}
        onPointerLeave={tip.leave}
      >
        <Strip chronicle={chronicle} shown={shown} width={width} shownUntil={end} />
        <input
          ref={slider}
          type="range"
          className="time-slider"
          aria-label={words.time}
          aria-describedby={isShown ? wordsId : undefined}
          min={toMs(shown.from)}
          max={toMs(shown.to)}
          step={0.001}
          defaultValue={0}
          onKeyDown={(event) => {
            tip.onKey(event.key);
            onKeyDown(session, reading, event);
          }}
          onFocus={tip.onFocus}
          onBlur={tip.onBlur}
          onInput={(event) => !isDown() && seek(session, fromMs(Number(event.currentTarget.value)))}
        />
        {isAsked && (
          <Boundary what={parts.trackWords} onFail={fail}>
            <TrackTip id={wordsId} hidden={!isShown} at={pointedAt} {...{ chronicle, shown, width }} />
          </Boundary>
        )}
      </div>
    </div>
  );
}
