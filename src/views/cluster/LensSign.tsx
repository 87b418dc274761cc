import type { ServerId } from '../../raft/types.ts';
import { isLifted, lensOfPanel, toggleLens } from '../../store/lens.ts';
import { useSession } from '../../store/session.ts';
import { useReading } from '../../store/story/state.ts';
import * as words from '../../words/knows.ts';
import { Exact } from '../narration/Exact.tsx';
import './lens.css';

/** A switch above the ring: only what one server knows, or everything. */
export function LensSign({ of }: { readonly of: ServerId }) {
  const reading = useReading();
  const isOn = useSession((state) => lensOfPanel(state) !== null || !isLifted(state, reading.getState()));
  return (
    <div className="lens-sign">
      <button type="button" aria-pressed={isOn} onClick={() => toggleLens(reading)}>
        <Exact text={words.onlyWhatItKnows(of)} />
      </button>
    </div>
  );
}
