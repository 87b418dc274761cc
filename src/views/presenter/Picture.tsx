import { type PointerEvent, useRef } from 'react';
import { useStore } from 'zustand';
import type { PresenterEnd } from '../../store/present/presenter-end.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { useWidth } from '../../ui/size.ts';
import * as words from '../../words/presenter.ts';
import { Stage } from '../cluster/Stage.tsx';

/** Where nothing can be measured. */
const USUAL = 480;

/**
 * The stage of the hall, laid out for its size and then made small: all is at the same place, so the mouse
 * point at it.
 */
export function Picture({ end, place }: { readonly end: PresenterEnd; readonly place: HallPlace }) {
  const hasPicture = useStore(end, (state) => state.hasPicture);
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box, USUAL);
  const { stage, pointer } = place;
  const isThere = hasPicture && stage.width > 0 && stage.height > 0;
  const point = ({ currentTarget, clientX, clientY }: PointerEvent) => {
    if (!pointer) return;
    const { x, y, width, height } = currentTarget.getBoundingClientRect();
    const within = (value: number) => Math.min(Math.max(value, 0), 1);
    end.say({ say: 'point', at: [within((clientX - x) / width), within((clientY - y) / height)] });
  };
  const sizes = { '--stage-width': stage.width, '--stage-height': stage.height };
  return (
    <div ref={box} className="presenter-picture" style={sizes}>
      {isThere ? (
        <div
          className="presenter-frame"
          style={{ '--stage-scale': width / stage.width }}
          role="img"
          aria-label={words.picture}
          onPointerMove={point}
          onPointerLeave={() => pointer && end.say({ say: 'point', at: null })}
        >
          <div className="presenter-stage" inert>
            <Stage />
          </div>
        </div>
      ) : (
        <p className="presenter-hint">{words.noPicture}</p>
      )}
      {pointer && <p className="presenter-hint">{words.pointHere}</p>}
    </div>
  );
}
