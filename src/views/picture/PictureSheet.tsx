import { useLayoutEffect, useRef } from 'react';
import { timeWords } from '../../base/time.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import * as diagramWords from '../../words/diagram.ts';
import * as words from '../../words/pictures.ts';
import { Stage } from '../cluster/Stage.tsx';
import { StillDiagram } from '../diagram/StillDiagram.tsx';
import { Logs } from '../logs/Logs.tsx';
import { wordsFor } from '../narration/line-words.ts';
import { useStanding } from '../narration/standing.ts';
import { latestTurn } from '../narration/turns.ts';
import { PictureLegend } from './PictureLegend.tsx';
import { heightsOf, type PictureWish } from './wish.ts';
import './picture.css';

const countOf = ({ world }: SessionState) => world.nodes.length;
const hasEntry = ({ world }: SessionState) =>
  world.nodes.some(({ server }) => server.persistent.log.lastIndex > 0);
const titleOf = ({ document: { title = '', seed = 1 } }: SessionState) => title || diagramWords.run(seed);
const shows = ({ what }: PictureWish, part: PictureWish['what']) =>
  what === part || what === 'all' || (what === 'paper' && part !== 'diagram');

/** Everything of a picture, as it is laid out before it is drawn. */
export function PictureSheet({ wish }: { readonly wish: PictureWish }) {
  const heights = heightsOf(wish, useSession(countOf));
  const hasEntries = useSession(hasEntry);
  // On paper, empty logs are not worth their room.
  const hasLogs = shows(wish, 'logs') && (hasEntries || wish.what !== 'paper');
  const isBeside = heights.isBeside && hasLogs;
  return (
    <div
      className="picture has-own-theme"
      data-theme={wish.theme}
      data-even={wish.isEven}
      data-what={wish.what}
      style={{ width: wish.width }}
    >
      {wish.caption && <Head />}
      <div className={isBeside ? 'picture-parts is-beside' : 'picture-parts'}>
        {shows(wish, 'stage') && (
          <div className="picture-stage" style={{ height: heights.stage }}>
            <Stage />
          </div>
        )}
        {hasLogs && (
          <div
            className="picture-logs"
            style={{ height: isBeside ? Math.max(heights.logs, Math.min(heights.stage, 600)) : heights.logs }}
          >
            <Logs />
          </div>
        )}
      </div>
      {shows(wish, 'diagram') && (
        <StillDiagram
          key={`${wish.width} ${wish.window?.from} ${wish.window?.to}`}
          width={wish.width - 2 * MARGIN}
          height={heights.diagram}
          window={wish.window}
        />
      )}
      {wish.legend && <PictureLegend what={wish.what} />}
      {wish.caption && <Says lines={wish.isEven ? evenLines(wish) : null} />}
      {wish.caption && wish.source && <p className="picture-source">{wish.source}</p>}
    </div>
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
