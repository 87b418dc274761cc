import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import * as words from '../../words/embed.ts';
import { useTellHeight } from './useTellHeight.ts';

interface Props {
  readonly onRun: () => void;
  readonly onHeight: (height: number) => void;
}

/** Shown until the reader asks for the run: nothing more is fetched or computed before. */
export function Poster({ onRun, onHeight }: Props) {
  const box = useTellHeight(onHeight);
  return (
    <main ref={box} className="embed embed-poster">
      <PosterRing />
      <h1>{words.embed}</h1>
      <p>{words.runHint}</p>
      <Button strong onClick={onRun}>
        <Icon name="play" />
        {words.run}
      </Button>
    </main>
  );
}

/** Five servers on a ring, one of them the leader. */
const PosterRing = () => (
  <svg className="embed-poster-ring" viewBox="-60 -60 120 120" aria-hidden="true">
    <circle className="embed-poster-way" r={42} />
    {[0, 1, 2, 3, 4].map((at) => {
      const angle = (at / 5) * 2 * Math.PI - Math.PI / 2;
      return (
        <circle
          key={at}
          className={at === 0 ? 'embed-poster-server is-leader' : 'embed-poster-server'}
          cx={42 * Math.cos(angle)}
          cy={42 * Math.sin(angle)}
          r={12}
        />
      );
    })}
  </svg>
);
