import { useState } from 'react';
import { Part } from '../parts/part.ts';
import { useSession } from '../store/session.ts';
import { useIntroduced } from '../store/story/state.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { late } from '../ui/late.tsx';
import { HallSwitch } from '../views/controls/HallSwitch.tsx';
import { SpeedSlider } from '../views/controls/SpeedSlider.tsx';
import { Transport } from '../views/controls/Transport.tsx';
import { Clock } from '../views/timeline/Clock.tsx';
import { ZoomTools } from '../views/timeline/ZoomTools.tsx';
import * as words from '../words/page.ts';
import * as parts from '../words/parts.ts';
import { Timeline } from './panels.tsx';

export const hallExtras = new Part(() => import('../views/presenter/HallExtras.tsx'));
const HallTools = late(hallExtras, (module) => module.HallTools);

/** The track, the steps and the speed. On the story's first pages there is only Play, until it is used. */
export function Time() {
  const isHall = useSession((state) => state.hall);
  const isTransportShown = useIntroduced('transport');
  const [isUsed, setUsed] = useState(false);
  return (
    <section
      className={isTransportShown || isUsed ? 'time' : 'time is-play-alone'}
      aria-label={words.playback}
      onClickCapture={() => setUsed(true)}
    >
      <Timeline />
      <div className="time-row">
        <div className="time-place">
          <Clock />
          <ZoomTools />
        </div>
        <Transport />
        <SpeedSlider />
        {isHall && (
          <div className="hall-row">
            <Boundary what={parts.hallTools}>
              <HallTools />
            </Boundary>
            <HallSwitch />
          </div>
        )}
      </div>
    </section>
  );
}
