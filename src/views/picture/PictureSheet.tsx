import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { timeWords } from '../../base/time.ts';
import { SessionContext, type SessionState, useSession } from '../../store/session.ts';
import * as diagramWords from '../../words/diagram.ts';
import * as words from '../../words/pictures.ts';
import { Stage } from '../cluster/Stage.tsx';
import { BranchName } from '../comparison/BranchName.tsx';
import '../comparison/comparison.css';
import { StillDiagram } from '../diagram/StillDiagram.tsx';
import { Logs } from '../logs/Logs.tsx';
import { wordsFor } from '../narration/line-words.ts';
import { useStanding } from '../narration/standing.ts';
import { latestTurn } from '../narration/turns.ts';
import { PictureLegend } from './PictureLegend.tsx';
import { hasRoomForTwo, heightsOf, type PictureWish } from './wish.ts';
import './picture.css';

const countOf = ({ world }: SessionState) => world.nodes.length;
const hasEntry = ({ world }: SessionState) =>
  world.nodes.some(({ server }) => server.persistent.log.lastIndex > 0);
const titleOf = ({ document: { title = '', seed = 1 } }: SessionState) => title || diagramWords.run(seed);
const shows = ({ what }: PictureWish, part: PictureWish['what']) =>
  what === part || what === 'all' || (what === 'paper' && part !== 'diagram');

/** In how many steps a picture can be laid out: a large one takes long. */
export const LAST_STEP = 4;

interface Props {
  readonly wish: PictureWish;
  /** How many of the steps are done. */
  readonly steps: number;
}

/** Everything of a picture, as it is laid out before it is drawn. */
export function PictureSheet({ wish, steps }: Props) {
  const { other } = useSession();
  const sides = other ? (['open', 'other'] as const) : (['open'] as const);
  return (
    <div
      className="picture has-own-theme"
      data-theme={wish.theme}
      data-even={wish.isEven}
      data-what={wish.what}
      style={{ width: wish.width }}
    >
      {wish.caption && <Head />}
      <div className={other && hasRoomForTwo(wish) ? 'picture-sides is-pair' : 'picture-sides'}>
        {sides.map((side) => (
          <Side key={side} side={side} wish={wish} steps={steps} />
        ))}
      </div>
      {shows(wish, 'diagram') &&
        steps >= LAST_STEP &&
        sides.map((side) => (
          <OfSide key={side} side={side} name>
            <DiagramOf wish={wish} isPair={other !== null} />
          </OfSide>
        ))}
      {wish.legend && <PictureLegend what={wish.what} />}
      {wish.caption && <Says lines={wish.isEven ? evenLines(wish) : null} />}
      {wish.caption && wish.source && <p className="picture-source">{wish.source}</p>}
    </div>
  );
}

interface OfSideProps {
  readonly side: 'open' | 'other';
  /** Whether it says which of the two runs it is. */
  readonly name: boolean;
  readonly children: ReactNode;
}

/** A part of one of the two runs of a comparison, or of the only one. */
function OfSide({ side, name, children }: OfSideProps) {
  const session = useSession();
  const own = side === 'open' ? session : session.other;
  if (own === null) return null;
  return (
    <div className="picture-side">
      {name && <BranchName of={side} />}
      <SessionContext value={own}>{children}</SessionContext>
    </div>
  );
}

function Side({ side, wish, steps }: Props & Pick<OfSideProps, 'side'>) {
  const { other } = useSession();
  const isOpen = side === 'open';
  const hasEntries = useEntries();
  if (wish.what === 'diagram' || (!isOpen && steps < 2)) return null;
  // Beside a stage, empty logs are not worth their room; but all pictures of a film are alike.
  const hasLogs = shows(wish, 'logs') && (hasEntries || wish.isEven || wish.what === 'logs');
  return (
    <OfSide side={side} name>
      <Tank wish={wish} isPair={other !== null} hasLogs={hasLogs} areLaid={steps >= 3} />
    </OfSide>
  );
}

/** Whether one of the runs has an entry. */
function useEntries(): boolean {
  const { other } = useSession();
  const own = useSession(hasEntry);
  return own || (other !== null && hasEntry(other.getState()));
}

interface TankProps {
  readonly wish: PictureWish;
  readonly isPair: boolean;
  readonly hasLogs: boolean;
  /** The logs come after the stage. */
  readonly areLaid: boolean;
}

/** Stage and logs of one run. */
function Tank({ wish, isPair, hasLogs, areLaid }: TankProps) {
  const count = useSession(countOf);
  const { stage, logs, isBeside } = heightsOf(wish, count, { isPair, hasLogs });
  return (
    <div className={isBeside ? 'picture-parts is-beside' : 'picture-parts'}>
      {shows(wish, 'stage') && (
        <div className="picture-stage" style={{ height: stage }}>
          <Stage />
        </div>
      )}
      {hasLogs && (
        <div className="picture-logs" data-many={count > 9 || undefined} style={{ height: logs }}>
          {areLaid && <Logs />}
        </div>
      )}
    </div>
  );
}

function DiagramOf({ wish, isPair }: Pick<TankProps, 'wish' | 'isPair'>) {
  const { diagram } = heightsOf(wish, useSession(countOf), { isPair, hasLogs: true });
  return (
    <StillDiagram
      key={`${wish.width} ${wish.window?.from} ${wish.window?.to}`}
      width={wish.width - 2 * MARGIN}
      height={diagram}
      window={wish.window}
      isStill={!wish.isEven}
    />
  );
}

/** The lines that any sentence of the headline needs. */
const evenLines = ({ width }: PictureWish): number => (width < 560 ? 3 : 2);

/** As in the style sheet. */
const MARGIN = 20;

function Head() {
  const title = useSession(titleOf);
  const { playhead } = useSession();
  const time = useRef<HTMLParagraphElement>(null);
  // It goes on with every picture, not only where something has happened.
  useLayoutEffect(
    () =>
      playhead.onPaint((now) => {
        if (time.current) time.current.textContent = words.at(timeWords(now));
      }),
    [playhead],
  );
  return (
    <header className="picture-head">
      <h2>{title}</h2>
      <p ref={time}>{words.at(timeWords(playhead.now()))}</p>
    </header>
  );
}

/** The sentence of the headline. */
function Says({ lines }: { readonly lines: number | null }) {
  const session = useSession();
  const standing = useStanding();
  const turn = useSession((state) => latestTurn(session, state));
  const event = standing ?? turn;
  const text = useSession(({ events }) => event && wordsFor(session, event, events));
  if (lines !== null)
    return (
      <p className="picture-says is-even" style={{ height: `calc(${lines} * 1.4em)` }}>
        {text}
      </p>
    );
  return text ? <p className="picture-says">{text}</p> : null;
}
