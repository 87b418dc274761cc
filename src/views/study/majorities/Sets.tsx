import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { ServerId } from '../../../raft/types.ts';
import { px } from '../../../scene/plane.ts';
import { ringOf } from '../../../scene/ring.ts';
import { isReachable, sharedBy } from '../../../sim/majorities.ts';
import { pointNowhere, pointServers } from '../../../store/pointing.ts';
import { useSession } from '../../../store/session.ts';
import * as words from '../../../words/majorities.ts';
import { Exact } from '../../narration/Exact.tsx';

type Majority = readonly ServerId[];

interface Props {
  readonly sets: readonly Majority[];
  /** The number of servers. */
  readonly size: number;
  readonly reached: readonly ServerId[];
}

const isSame = (one: Majority | null, other: Majority) => one?.join() === other.join();

/** Every majority as a small ring: one tab stop, with arrow keys. A chosen one is compared with any other. */
export function Sets({ sets, size, reached }: Props) {
  const session = useSession();
  const [chosen, setChosen] = useState<Majority | null>(null);
  const [meant, setMeant] = useState<Majority | null>(null);
  const [stop, setStop] = useState(0);
  const grid = useRef<HTMLUListElement>(null);
  useEffect(() => () => pointNowhere(session), [session]);

  function point(set: Majority | null): void {
    setMeant(set);
    const [one, other] = [chosen ?? set, set ?? chosen];
    if (one === null || other === null) return pointNowhere(session);
    pointServers(session, [...new Set([...one, ...other])], isSame(one, other) ? [] : sharedBy(one, other));
  }

  function choose(set: Majority): void {
    setChosen(isSame(chosen, set) ? null : set);
    pointServers(session, set, []);
  }

  function walk(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (Math.min(stop, sets.length - 1) + step + sets.length) % sets.length;
    setStop(next);
    grid.current?.querySelectorAll<HTMLElement>('button')[next]?.focus();
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- arrow keys of its buttons */}
      <ul ref={grid} className="majorities" aria-label={words.all} onKeyDown={walk}>
        {sets.map((set, i) => (
          <li key={set.join()}>
            <button
              type="button"
              tabIndex={i === Math.min(stop, sets.length - 1) ? 0 : -1}
              aria-pressed={isSame(chosen, set)}
              aria-label={words.setOf(set, isReachable(set, reached))}
              data-unreached={!isReachable(set, reached) || undefined}
              onClick={() => choose(set)}
              onFocus={() => {
                setStop(i);
                point(set);
              }}
              onBlur={() => point(null)}
              onPointerEnter={() => point(set)}
              onPointerLeave={() => point(null)}
            >
              <Glyph set={set} size={size} both={chosen !== null && !isSame(chosen, set) ? chosen : []} />
            </button>
          </li>
        ))}
      </ul>
      <p className="majorities-meet" role="status">
        <Exact text={told(chosen, meant)} />
      </p>
    </>
  );
}

/** Where two majorities meet, or how to find out. */
function told(chosen: Majority | null, meant: Majority | null): string {
  if (chosen === null) return words.hint;
  if (meant === null || isSame(chosen, meant)) return words.chosen(chosen);
  return words.meetIn(chosen, meant, sharedBy(chosen, meant));
}

const RADIUS = 15;

/** The ring, with the servers of the set; `both`: those of the chosen one, where this one meets it. */
function Glyph({
  set,
  size,
  both,
}: {
  readonly set: Majority;
  readonly size: number;
  readonly both: Majority;
}) {
  const dot = Math.min(5, 26 / size);
  return (
    <svg viewBox="-24 -25 48 48" aria-hidden="true">
      {ringOf(size, []).places.map(({ x, y }, i) => {
        const isIn = set.includes(i + 1);
        const name = isIn && both.includes(i + 1) ? 'majority-meets' : isIn ? 'majority-in' : 'majority-out';
        return (
          <circle
            key={`S${i + 1}`}
            className={name}
            cx={px(x * RADIUS)}
            cy={px(y * RADIUS)}
            r={name === 'majority-meets' ? dot * 1.1 : dot}
          />
        );
      })}
    </svg>
  );
}
