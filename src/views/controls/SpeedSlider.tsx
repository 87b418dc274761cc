import { setSpeed } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { paceWords, SPEEDS, speedAt, speedStep, speedWords } from '../../store/speed.ts';
import * as words from '../../words/controls.ts';

/** From a thousandth of real time to a hundred times real time, in even steps on a logarithmic scale. */
export function SpeedSlider() {
  const session = useSession();
  const speed = useSession((state) => state.speed);
  const lagging = useSession((state) => state.lagging);
  const pace = useSession((state) => state.pace);
  const speedText = speedWords(speed);
  return (
    <div className="speed">
      <input
        type="range"
        className="range"
        aria-label={words.speed}
        aria-valuetext={speedText}
        title={words.speedHint}
        min={0}
        max={SPEEDS.length - 1}
        step={1}
        value={speedStep(speed)}
        onChange={(event) => setSpeed(session, speedAt(Number(event.target.value)))}
      />
      <span className="speed-words">
        {!lagging && speedText}
        <span role="status">{lagging && paceWords(pace)}</span>
      </span>
    </div>
  );
}
