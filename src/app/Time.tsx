import { useSession } from '../store/session.ts';
import { HallSwitch } from '../views/controls/HallSwitch.tsx';
import { SpeedSlider } from '../views/controls/SpeedSlider.tsx';
import { Transport } from '../views/controls/Transport.tsx';
import { Clock } from '../views/timeline/Clock.tsx';
import { ZoomTools } from '../views/timeline/ZoomTools.tsx';
import { Timeline } from './panels.tsx';

/** The run's time: its track, its steps, its speed. */
export function Time() {
  const isHall = useSession((session) => session.hall);
  return (
    <section className="time" aria-label="Playback">
      <Timeline />
      <div className="time-row">
        <div className="time-place">
          <Clock />
          <ZoomTools />
        </div>
        <Transport />
        <SpeedSlider />
        {isHall && <HallSwitch />}
      </div>
    </section>
  );
}
