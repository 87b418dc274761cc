import { barsOf } from '../../../scene/histogram.ts';
import { edgeOf, latencyWithin } from '../../../sim/numbers.ts';
import * as words from '../../../words/numbers.ts';

/** As many bars as the narrow column has room for. */
const MOST = 16;
const HEIGHT = 56;

/** How long requests took, as bars; each bar as text for those who do not see it. */
export function Latencies({ latencies }: { readonly latencies: readonly number[] }) {
  const bars = barsOf(latencies, edgeOf, MOST);
  const [first, last] = [bars[0], bars.at(-1)];
  if (first === undefined || last === undefined) return <p className="numbers-note">{words.noLatency}</p>;
  return (
    <figure className="latencies">
      <ul className="latency-bars" aria-label={words.histogram}>
        {bars.map(({ from, to, count, height }) => (
          <li key={from} title={words.bar(from, to, count)}>
            <span className="hidden">{words.bar(from, to, count)}</span>
            <span
              aria-hidden
              className="latency-bar"
              style={{ height: count === 0 ? 0 : Math.max(2, Math.round(height * HEIGHT)) }}
            />
          </li>
        ))}
      </ul>
      <p className="latency-ends" aria-hidden>
        <span>{words.duration(first.from)}</span>
        <span>{words.ending(last.to)}</span>
      </p>
      <figcaption>{words.spread(latencyWithin(latencies, 0.5), latencyWithin(latencies, 0.9))}</figcaption>
    </figure>
  );
}
