import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { showWhole, useShown, zoomBy } from './track-window.ts';

/** Twice as near, or as far. */
export const ZOOM_STEP = 2;

/** Closer to the track, further from it, and back to all of it. */
export function ZoomTools() {
  const session = useSession();
  const reading = useReading();
  const { isZoomed } = useShown();
  return (
    <fieldset className="zoom-tools">
      <legend className="hidden">The track</legend>
      <IconButton
        icon="minus"
        label="Zoom out"
        keys="−"
        disabled={!isZoomed}
        onClick={() => zoomBy(session, reading, ZOOM_STEP)}
      />
      <IconButton
        icon="plus"
        label="Zoom in"
        keys="+"
        onClick={() => zoomBy(session, reading, 1 / ZOOM_STEP)}
      />
      {isZoomed && (
        <Button title="Show the whole run (0)" onClick={() => showWhole(session)}>
          Whole run
        </Button>
      )}
    </fieldset>
  );
}
