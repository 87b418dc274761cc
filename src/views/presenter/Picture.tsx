import { useStore } from 'zustand';
import type { PresenterEnd } from '../../store/present/presenter-end.ts';
import type { HallPlace } from '../../store/present/protocol.ts';
import { SessionContext, type SessionState, useSession } from '../../store/session.ts';
import * as words from '../../words/presenter.ts';
import { Stage } from '../cluster/Stage.tsx';
import { useBranchName } from '../comparison/BranchName.tsx';
import { Framed, shapeOf } from './Framed.tsx';

interface Props {
  readonly end: PresenterEnd;
  readonly place: HallPlace;
}

const isComparing = ({ comparison }: SessionState) => comparison !== null;

/** The stage of the hall, and the one that it is compared with. */
export function Picture({ end, place }: Props) {
  const hasPicture = useStore(end, (state) => state.hasPicture);
  const { stage, pointer } = place;
  const isThere = hasPicture && stage.width > 0 && stage.height > 0;
  return (
    <div className="presenter-pictures">
      {isThere ? <Stages end={end} place={place} /> : <p className="presenter-hint">{words.noPicture}</p>}
      {isThere && pointer && <p className="presenter-hint">{words.pointHere}</p>}
    </div>
  );
}

function Stages({ end, place: { stage, beside, pointer } }: Props) {
  const { other } = useSession();
  const isTwo = useSession(isComparing) && other !== null && beside !== null && beside.width > 0;
  const names = { open: useBranchName('open'), other: useBranchName('other') };
  const pointing = (on: 'open' | 'beside') =>
    pointer
      ? (at: readonly [number, number] | null) => end.say({ say: 'point', on, at: at && [...at] })
      : undefined;
  const open = (
    <Framed size={stage} label={words.picture} onPoint={pointing('open')}>
      <Stage />
    </Framed>
  );
  if (!isTwo)
    return (
      <figure className="presenter-picture" style={shapeOf(stage)}>
        {open}
      </figure>
    );
  return (
    <>
      <figure className="presenter-picture is-one-of-two" style={shapeOf(stage)}>
        {open}
        <figcaption>{names.open}</figcaption>
      </figure>
      <figure className="presenter-picture is-one-of-two" style={shapeOf(beside)}>
        <SessionContext value={other}>
          <Framed size={beside} label={words.pictureBeside} onPoint={pointing('beside')}>
            <Stage />
          </Framed>
        </SessionContext>
        <figcaption>{names.other}</figcaption>
      </figure>
    </>
  );
}
