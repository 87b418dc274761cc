import { useEffect, useRef, useState } from 'react';
import type { Aim } from '../../../sim/why-not/types.ts';
import type { RunInquiry } from '../../../store/inquiry.ts';
import { type FoundRun, nearestWish, openNearest, startNearest } from '../../../store/nearest.ts';
import { useSession } from '../../../store/session.ts';
import { Button } from '../../../ui/Button.tsx';
import * as words from '../../../words/nearest.ts';
import { unbroken } from '../../../words/unbroken.ts';
import { Exact } from '../../narration/Exact.tsx';

type Search = { readonly share: number } | { readonly found: readonly FoundRun[] } | 'failed' | null;

interface Props {
  readonly inquiry: RunInquiry;
  readonly aim: Aim;
}

/** The smallest changes with which it would have happened, each as a run beside this one. */
export function NearestRuns({ inquiry, aim }: Props) {
  const [search, setSearch] = useState<Search>(null);
  const stop = useRef<() => void>(() => undefined);
  useEffect(() => () => stop.current(), []);
  const start = () => {
    setSearch({ share: 0 });
    stop.current = startNearest(nearestWish(inquiry, aim), {
      onStep: ({ tried, of }) => setSearch({ share: tried / of }),
      onFound: (found) => setSearch({ found }),
      onFailure: () => setSearch('failed'),
    });
  };
  const cancel = () => {
    stop.current();
    setSearch(null);
  };
  const isSearching = search !== null && search !== 'failed' && 'share' in search;
  return (
    <section className="nearest" aria-label={words.title}>
      <h4>{words.title}</h4>
      {isSearching && <progress value={search.share} aria-label={words.searching} />}
      {/* Only what came of it is announced, not every number. */}
      <div role="status">{search !== null && !isSearching && <Outcome search={search} />}</div>
      {isSearching ? (
        <Button onClick={cancel}>{words.cancel}</Button>
      ) : (
        search === null && <Button onClick={start}>{words.find}</Button>
      )}
    </section>
  );
}

function Outcome({ search }: { readonly search: 'failed' | { readonly found: readonly FoundRun[] } }) {
  const session = useSession();
  if (search === 'failed') return <p>{words.failed}</p>;
  if (search.found.length === 0) return <p>{words.none}</p>;
  return (
    <ul className="nearest-runs" data-focus-then=".differences button, .inquiry-question">
      {search.found.map((one) => (
        <li key={one.change.sort}>
          <p>
            <Exact text={unbroken(`${words.nearestWords(one)}, ${words.happensAt(one.happensAt)}`)} />
          </p>
          <Button
            aria-label={words.openThat(words.nearestWords(one))}
            onClick={() => openNearest(session, one)}
          >
            {words.open}
          </Button>
        </li>
      ))}
    </ul>
  );
}
