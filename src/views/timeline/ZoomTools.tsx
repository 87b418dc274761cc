import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import * as words from '../../words/track.ts';
import { showWhole, useShown, zoomBy } from './track-window.ts';

/** The factor of a step. */
export const ZOOM_STEP = 2;

/** Zooms in, out, and back to the whole run. */
export function ZoomTools() {
  const session = useSession();
  const reading = useReading();
  const { isZoomed } = useShown();
  return (
    <fieldset className="zoom-tools">
      <legend className="hidden">{words.track}</legend>
      <IconButton
        icon="minus"
        label={words.zoomOut}
        keys="−"
        disabled={!isZoomed}
        onClick={() => zoomBy(session, reading, ZOOM_STEP)}
      />
      <IconButton
        icon="plus"
        label={words.zoomIn}
        keys="+"
        onClick={() => zoomBy(session, reading, 1 / ZOOM_STEP)}
      />
      {isZoomed && (
        <Button title={words.wholeRunHint} onClick={() => showWhole(session)}>
          {words.wholeRun}
        </Button>
      )}
    </fieldset>
  );
}
