import { setSpeed } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { SLOWER, speedAt, speedStep, speedWords } from '../../store/speed.ts';

/** From a thousandth of real time to real time, in steps that look even on a scale of powers. */
export function SpeedSlider() {
  const speed = useSession((session) => session.speed);
  const lagging = useSession((session) => session.lagging);
  const pace = useSession((session) => session.pace);
  const words = speedWords(speed);
  const real = pace === null ? '' : `, about ${speedWords(pace)}`;
  return (
    <div className="speed">
      <input
        type="range"
        className="range"
        aria-label="Speed"
        aria-valuetext={words}
        title="Slower ([), faster (])"
        min={0}
        max={SLOWER.length - 1}
        step={1}
        value={speedStep(speed)}
        onChange={(event) => setSpeed(speedAt(Number(event.target.value)))}
      />
      <span className="speed-words">
        {!lagging && words}
        <span role="status">{lagging && `It lags behind: the machine is busy${real}`}</span>
      </span>
    </div>
  );
}
