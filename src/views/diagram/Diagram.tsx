import {
  type RefObject,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { createDiagramRenderer, type Diagram as Shape } from '../../scene/diagram.ts';
import { type Frame, frameOf, lanesBelow } from '../../scene/diagram-frame.ts';
import { keepPane, windowShown } from '../../store/diagram.ts';
import { excerptOf } from '../../store/excerpt.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { useSize } from '../../ui/size.ts';
import * as words from '../../words/diagram.ts';
import '../cluster/cluster.css';
import { DiagramText } from './DiagramText.tsx';
import { Head } from './Head.tsx';
import { NAMES_WIDTH, Pane } from './pane.ts';
import { Sheet } from './Sheet.tsx';
import './diagram.css';

/** The width beside the window: the names of the lanes, and the page's margins. */
const BESIDE = 100;
const wantedWindow = ({ window }: SessionState) => window;
const countOf = ({ world }: SessionState) => world.nodes.length;

/** The run as a space–time diagram: a lane for each server, messages between them, the playhead across. */
export function Diagram() {
  const session = useSession();
  const body = useRef<HTMLDivElement>(null);
  const sheet = useRef<SVGSVGElement>(null);
  const [pane] = useState(() => new Pane(session.playhead.now(), Math.max(200, window.innerWidth - BESIDE)));
  const [isText, setText] = useState(false);
  const size = useSize(body);
  useFollowing(pane, size === null ? null : size.width - NAMES_WIDTH);
  const diagram = useDiagram(pane, size?.height ?? 260);
  return (
    <section className="diagram" data-focus-then='[data-command="diagram"]' aria-label={words.diagram}>
      <Head pane={pane} diagram={diagram} sheet={sheet} isText={isText} onText={() => setText(!isText)} />
      {isText ? (
        <DiagramText pane={pane} diagram={diagram} />
      ) : (
        <div ref={body} className="diagram-body">
          <LaneNames diagram={diagram} />
          <Sheet pane={pane} diagram={diagram} sheet={sheet} />
          {size && <Below body={body} frame={diagram.frame} height={size.height} />}
        </div>
      )}
    </section>
  );
}

/** The drawing, made again when something has happened in it, or when the window needs another stretch. */
export function useDiagram(pane: Pane, height: number): Shape {
  const session = useSession();
  const { from, to, pace } = useSyncExternalStore(pane.onDraw, pane.drawn);
  const servers = useSession(countOf);
  const excerpt = useSession(() => excerptOf(session, from, to));
  const highlights = useSession((state) => state.highlights);
  const draw = useMemo(
    () => createDiagramRenderer(frameOf(from, to, pace, servers, height)),
    [from, to, pace, servers, height],
  );
  return useMemo(() => draw(excerpt, highlights), [draw, excerpt, highlights]);
}

function useFollowing(pane: Pane, width: number | null): void {
  const session = useSession();
  const wanted = useSession(wantedWindow);
  useLayoutEffect(() => keepPane(session, pane), [session, pane]);
  useLayoutEffect(() => {
    if (width === null) return;
    pane.resize(width, session.playhead.now());
    if (wanted === null) return;
    pane.stand(wanted);
    windowShown(session);
  }, [session, pane, width, wanted]);
  useLayoutEffect(
    () => session.playhead.onPaint((time) => pane.follow(time, session.getState().playing)),
    [session, pane],
  );
}

/** The names of the lanes do not scroll; each is highlighted with its server. */
export function LaneNames({ diagram: { frame } }: { readonly diagram: Shape }) {
  return (
    <div
      className="diagram-names"
      aria-hidden="true"
      translate="no"
      style={{ width: NAMES_WIDTH, height: frame.height }}
    >
      <span className="diagram-unit">ms</span>
      {Array.from({ length: frame.servers }, (_, i) => (
        <Name key={i + 1} id={i + 1} y={frame.y(i + 1)} />
      ))}
    </div>
  );
}

function Name({ id, y }: { readonly id: number; readonly y: number }) {
  const isHighlighted = useSession(({ pointed }) => pointed?.server === id);
  return (
    <span className="diagram-name" data-highlighted={isHighlighted || undefined} style={{ top: y }}>
      S{id}
    </span>
  );
}

interface BelowProps {
  /** It scrolls. */
  readonly body: RefObject<HTMLElement | null>;
  readonly frame: Frame;
  readonly height: number;
}

/** A visual hint that there are more lanes below. */
function Below({ body, frame, height }: BelowProps) {
  const [top, setTop] = useState(0);
  useEffect(() => {
    const { current } = body;
    const look = () => setTop(current?.scrollTop ?? 0);
    look();
    current?.addEventListener('scroll', look);
    return () => current?.removeEventListener('scroll', look);
  }, [body]);
  const count = lanesBelow(frame, top + height);
  if (count === 0) return null;
  return (
    <p className="diagram-below" aria-hidden="true">
      {words.moreBelow(count)}
    </p>
  );
}
