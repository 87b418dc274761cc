import { type KeyboardEvent, useEffect, useRef } from 'react';
import { setDetail, toggleFilter } from '../../store/commands.ts';
import { type EventFilter, NO_FILTER } from '../../store/filter.ts';
import { listedUpTo, weighedUpTo } from '../../store/pages.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { fitUpToNow, KIND_GROUPS, sift } from '../../store/sieve.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/filter.ts';
import './filter.css';

const LONGEST = 80;
const filterOf = ({ filter }: SessionState) => filter ?? NO_FILTER;

/** The fields of the filter, and how many events fit it. */
export function FilterRow() {
  const session = useSession();
  const filter = useSession(filterOf);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => sift(session), [session]);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const set = (change: Partial<EventFilter>): void => session.setState({ filter: { ...filter, ...change } });
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    toggleFilter(session);
  };
  return (
    <search className="events-filter" aria-label={words.filter} data-focus-then=".events-filter-toggle">
      <input
        ref={field}
        className="input"
        type="search"
        aria-label={words.text}
        placeholder={words.textExample}
        autoComplete="off"
        spellCheck={false}
        maxLength={LONGEST}
        enterKeyHint="search"
        value={filter.text}
        onKeyDown={leave}
        onChange={({ target }) => set({ text: target.value })}
      />
      <Found />
      <Servers chosen={filter.server} onChoose={(server) => set({ server })} />
      <Kinds chosen={filter.kind} onChoose={(kind) => set({ kind })} />
      <input
        className="input events-filter-term"
        type="text"
        inputMode="numeric"
        aria-label={words.term}
        placeholder={words.term}
        autoComplete="off"
        maxLength={6}
        value={filter.term ?? ''}
        onKeyDown={leave}
        onChange={({ target }) => set({ term: termIn(target.value) })}
      />
      <Clear />
      <Elsewhere />
    </search>
  );
}

/** What is no digit is not taken. */
function termIn(text: string): number | null {
  const digits = text.replace(/\D/g, '');
  return digits === '' ? null : Number(digits);
}

interface ServersProps {
  readonly chosen: EventFilter['server'];
  readonly onChoose: (server: EventFilter['server']) => void;
}

function Servers({ chosen, onChoose }: ServersProps) {
  const size = useSession(({ world }) => world.nodes.length);
  return (
    <select
      className="input"
      aria-label={words.server}
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(target.value === '' ? null : Number(target.value))}
    >
      <option value="">{words.anyServer}</option>
      {Array.from({ length: size }, (_, i) => (
        <option key={i} value={i + 1}>
          {words.ofServer(i + 1)}
        </option>
      ))}
    </select>
  );
}

interface KindsProps {
  readonly chosen: EventFilter['kind'];
  readonly onChoose: (kind: EventFilter['kind']) => void;
}

function Kinds({ chosen, onChoose }: KindsProps) {
  return (
    <select
      className="input"
      aria-label={words.kind}
      value={chosen ?? ''}
      onChange={({ target }) =>
        onChoose(target.value === '' ? null : (target.value as NonNullable<EventFilter['kind']>))
      }
    >
      <option value="">{words.anyKind}</option>
      {Object.entries(KIND_GROUPS).map(([name, kinds]) => {
        const group = name as keyof typeof KIND_GROUPS;
        return (
          <optgroup key={group} label={words.groups[group]}>
            <option value={group}>{words.all(group)}</option>
            {kinds.map((kind) => (
              <option key={kind} value={kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </optgroup>
        );
      })}
      <option value="acts">{words.groups.acts}</option>
    </select>
  );
}

/** How many events fit. While they come on by themselves, their number is not read out. */
function Found() {
  const session = useSession();
  const detail = useSession((state) => state.detail);
  const world = useSession((state) => state.world);
  const sifted = useSession((state) => state.sifted);
  const isPlaying = useSession((state) => state.playing);
  const count = listedUpTo(session, world, detail);
  return (
    <span className="events-found" role="status" aria-live={isPlaying ? 'off' : 'polite'}>
      {sifted === null ? '' : words.found(count, weighedUpTo(world, detail), sifted.share)}
    </span>
  );
}

function Clear() {
  const session = useSession();
  const isNothing = useSession(({ sifted }) => sifted === null);
  return (
    <Button
      disabled={isNothing}
      data-focus-then=".events-filter input"
      onClick={() => session.setState({ filter: NO_FILTER })}
    >
      {words.clear}
    </Button>
  );
}

/** If nothing fits at this level of detail, but something does. */
function Elsewhere() {
  const session = useSession();
  const detail = useSession((state) => state.detail);
  const world = useSession((state) => state.world);
  const isAsked = useSession(({ sifted, playing }) => sifted?.share === 1 && !playing);
  if (!isAsked || detail === 'everything' || listedUpTo(session, world, detail) > 0) return null;
  const count = fitUpToNow(session);
  if (count === 0) return null;
  return (
    <Button className="events-elsewhere" onClick={() => setDetail(session, 'everything')}>
      {words.showLevel(count, 'everything')}
    </Button>
  );
}
