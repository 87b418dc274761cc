import { type RefObject, useEffect, useMemo, useRef, useState } from 'react';
import type { BugName } from '../../../raft/rules.ts';
import { blocksWith, LINE_OF_BUG, type LineId, partsOn } from '../../../sim/figure/lines.ts';
import { settingsNow } from '../../../sim/tuning.ts';
import { rulesOff } from '../../../store/broken-rules.ts';
import { useFigure } from '../../../store/figure/panel.ts';
import { clusterOf, useSession } from '../../../store/session.ts';
import { useMedia } from '../../../ui/media.ts';
import * as words from '../../../words/figure.ts';
import { FigureLine } from './FigureLine.tsx';
import { litLines } from './lit-lines.ts';
import { useSettled } from './useSettled.ts';

/** All rules in blocks. The arrow keys move from rule to rule. */
export function FigureSheet() {
  const session = useSession();
  const tuned = useSession(({ world }) => world.tuned);
  const document = useSession((state) => state.document);
  const off = useSession(rulesOff);
  const lit = useFigure((state) => state.lit);
  const at = useFigure((state) => state.at);
  const isSettled = useSettled(lit);
  const playing = useSession((state) => state.playing);
  const onlyRan = useFigure((state) => state.onlyRan);
  const [stop, setStop] = useState<LineId>('currentTerm');
  const root = useRef<HTMLDivElement>(null);
  const blocks = useMemo(() => {
    const { settings } = clusterOf(session);
    return document && blocksWith(partsOn(settingsNow(settings, tuned)));
  }, [session, document, tuned]);
  const litOf = useMemo(() => litLines(lit), [lit]);
  useScrolling(root, lit, at, isSettled);
  const isShown = (line: LineId) => !onlyRan || litOf.has(line);
  const shown = blocks
    .map(({ id, lines }) => ({ id, lines: lines.filter(isShown) }))
    .filter(({ lines }) => lines.length > 0);
  const isThere = shown.some(({ lines }) => lines.includes(stop));
  const first = isThere ? stop : shown[0]?.lines[0];
  return (
    <>
      <div
        ref={root}
        className="figure-sheet"
        data-rests={!playing || undefined}
        role="group"
        aria-label={words.figure}
      >
        {shown.map(({ id, lines }) => (
          <section key={id} className="figure-block" aria-label={words.blocks[id]}>
            <h3>{words.blocks[id]}</h3>
            <ol>
              {lines.map((line) => {
                const ran = litOf.get(line);
                return (
                  <FigureLine
                    key={line}
                    line={line}
                    lit={ran}
                    now={at !== null && lit?.ran[at]?.line === line ? at : null}
                    isDetailed={ran !== undefined && isSettled}
                    isStop={line === first}
                    off={brokenOn(line, off)}
                    onFocus={setStop}
                  />
                );
              })}
            </ol>
          </section>
        ))}
      </div>
    </>
  );
}

/** The same texts for the same rules, so that a line is drawn again only if its own change. */
const brokenOn = (line: LineId, off: readonly BugName[]): string =>
  off.filter((bug) => LINE_OF_BUG[bug] === line).join(' ');

/** The line that is walked to, or the first that ran, comes into view; nothing moves if it is there. */
function useScrolling(
  box: RefObject<HTMLElement | null>,
  lit: unknown,
  at: number | null,
  isSettled: boolean,
) {
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  useEffect(() => {
    const { current: root } = box;
    if (root === null || lit === null || !isSettled) return;
    const line = root.querySelector(at === null ? '[data-first]' : '[data-now]');
    if (line) bringIntoView(root, line, isStill);
  }, [box, lit, at, isSettled, isStill]);
}

/** Only the sheet moves, and only if the line is not in it: the page stays where it is. */
function bringIntoView(sheet: HTMLElement, line: Element, isStill: boolean): void {
  const [room, place] = [sheet.getBoundingClientRect(), line.getBoundingClientRect()];
  if (place.top >= room.top && place.bottom <= room.bottom) return;
  // A part of the lines before it stays in view.
  const top = sheet.scrollTop + place.top - room.top - room.height / 6;
  sheet.scrollTo({ top, behavior: isStill ? 'auto' : 'smooth' });
}
