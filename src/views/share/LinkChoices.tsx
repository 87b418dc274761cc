import { useId } from 'react';
import { toMs } from '../../base/time.ts';
import { LONGEST_RUN } from '../../store/commands.ts';
import { type Branch, type Selected, useSession } from '../../store/session.ts';
import { ADDITIONS, type Addition, type Moment, type Shared } from '../../store/share-view.ts';
import { speedWords } from '../../store/speed.ts';
import type { LinkView } from '../../store/view-link.ts';
import { themes } from '../../words/controls.ts';
import { levels } from '../../words/narration.ts';
import * as words from '../../words/share.ts';

interface MomentProps {
  readonly shared: Shared;
  readonly moment: Moment;
  readonly until: string;
  readonly isWrong: boolean;
  readonly onMoment: (moment: Moment) => void;
  readonly onUntil: (until: string) => void;
}

/** The moment that the link opens, and whether it plays from there. */
export function MomentChoice({ shared, moment, until, isWrong, onMoment, onUntil }: MomentProps) {
  const { t = 0 } = shared.view;
  const id = useId();
  return (
    <fieldset className="share-choices">
      <legend>{words.moment}</legend>
      {shared.moments.map((one) => (
        <label key={one} className="share-choice">
          <input type="radio" name={id} checked={one === moment} onChange={() => onMoment(one)} />
          <span>{one === 'now' ? `${words.moments.now}: ${words.nowIs(t)}` : words.moments[one]}</span>
        </label>
      ))}
      {moment === 'play' && (
        <label className="share-until">
          <span>{words.until}</span>
          <input
            className="input"
            type="text"
            inputMode="decimal"
            value={until}
            aria-invalid={isWrong}
            aria-describedby={id}
            onChange={({ target }) => onUntil(target.value)}
          />
          <span id={id} role={isWrong ? 'alert' : undefined}>
            {isWrong ? words.wrongUntil(toMs(t), toMs(LONGEST_RUN)) : words.untilHint}
          </span>
        </label>
      )}
    </fieldset>
  );
}

interface TickProps {
  readonly view: LinkView;
  readonly ticked: ReadonlySet<Addition>;
  readonly onTick: (ticked: ReadonlySet<Addition>) => void;
}

/** What else the link may say: only what there is. */
export function TickList({ view, ticked, onTick }: TickProps) {
  const branches = useSession((state) => state.branches);
  const there = ADDITIONS.filter((tick) => view[tick] !== undefined);
  if (there.length === 0) return null;
  const toggled = (tick: Addition) =>
    new Set(ticked.has(tick) ? there.filter((one) => one !== tick && ticked.has(one)) : [...ticked, tick]);
  return (
    <fieldset className="share-choices">
      <legend>{words.also}</legend>
      {there.map((tick) => (
        <label key={tick} className="share-choice">
          <input type="checkbox" checked={ticked.has(tick)} onChange={() => onTick(toggled(tick))} />
          <span>{tickWords(tick, view, branches)}</span>
        </label>
      ))}
    </fieldset>
  );
}

function tickWords(tick: Addition, view: LinkView, branches: readonly Branch[]): string {
  const { select, panels = [], window, track, speed = 1, theme = 'light', detail = 'turns', beside } = view;
  switch (tick) {
    case 'select':
      return words.ticks.select(select ? selectedWords(select) : '');
    case 'panels':
      return words.ticks.panels(words.panelList(panels.map((panel) => words.panels[panel])));
    case 'window':
      return words.ticks.window(window?.from ?? 0, window?.to ?? 0);
    case 'track':
      return words.ticks.track(track?.from ?? 0, track?.to ?? 0);
    case 'branches':
      return words.ticks.branches(branches.length);
    case 'beside':
      return words.ticks.beside(branches.find(({ id }) => id === beside)?.name ?? '');
    case 'speed':
      return words.ticks.speed(speedWords(speed));
    case 'theme':
      return words.ticks.theme(themes[theme]);
    case 'detail':
      return words.ticks.detail(levels[detail]);
    case 'hall':
      return words.ticks.hall;
  }
}

const selectedWords = ({ kind, id }: Selected): string => words.selection[kind](id);
