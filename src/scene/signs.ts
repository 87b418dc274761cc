/** The signs of events, and how each is drawn on the track and in the diagram. */
import type { Sort } from '../sim/kinds.ts';

/** In the diagram only: the track has no room for them. */
type OnlyInDiagram = 'learned' | 'entry' | 'crash' | 'restart' | 'pause' | 'resume';
/** In the diagram, a lost message is the cross at the end of its line, and a failed write a crash. */
type OnlyOnTrack = 'lost' | 'failed';
export type DiagramSign = Exclude<Sort, OnlyOnTrack> | OnlyInDiagram;

interface OnTrack {
  /** A path; (x, y) is the middle of its lower edge. */
  readonly track: (x: string, y: number) => string;
}
interface InDiagram {
  /** Drawn around (0, 0), some 12 pixels wide. */
  readonly diagram: { readonly filled: boolean; readonly d: string };
}

const filled = (d: string): InDiagram['diagram'] => ({ filled: true, d });
const outline = (d: string): InDiagram['diagram'] => ({ filled: false, d });

export const SIGNS: {
  readonly [S in Sort | OnlyInDiagram]: (S extends Sort ? OnTrack : unknown) &
    (S extends DiagramSign ? InDiagram : unknown);
} = {
  violation: {
    track: (x, y) => `M${x} ${y - 11}l4 5.5l-4 5.5l-4 -5.5z`,
    diagram: outline('M0-8A8 8 0 1 1 0 8A8 8 0 1 1 0-8zM0-4.5V0.8M0 4V4.1'),
  },
  leader: {
    track: (x, y) => `M${x} ${y}m-4.5 0v-7l2.5 2.8l2 -4.3l2 4.3l2.5 -2.8v7z`,
    diagram: filled('M-7 5V-4L-3.3-0.2 0-5 3.3-0.2 7-4V5z'),
  },
  candidate: {
    track: (x, y) => `M${x} ${y - 3}m-3 0a3 3 0 1 0 6 0a3 3 0 1 0 -6 0z`,
    diagram: outline('M-3.4-2.6C-3.2-6.6 3.6-6.4 3.4-2.6C3.3-0.4 0-0.4 0 2.2M0 5.6V5.7'),
  },
  'step-down': {
    track: (x, y) => `M${x} ${y}m-3.5 -5.5l3.5 4.5l3.5 -4.5`,
    diagram: outline('M-4.5-3L0 2.5 4.5-3M-4.5 5.5H4.5'),
  },
  rollback: {
    track: (x, y) => `M${x} ${y}m3 -7l-6 3.5l6 3.5z`,
    diagram: outline('M4.5-4.5L-4.5 4.5M-4.5-0.5V4.5H0.5'),
  },
  lost: { track: (x, y) => `M${x} ${y}m-2.5 -5.5l5 5m0 -5l-5 5` },
  failed: { track: (x, y) => `M${x} ${y}m-3.5 -6.5h7v6h-7zl7 6m0 -6l-7 6` },
  commit: { track: (x, y) => `M${x} ${y}v-5`, diagram: outline('M-5 0.4L-1.6 4L5.2-4.4') },
  action: { track: (x, y) => `M${x} ${y}l-4 -7h8z`, diagram: outline('M0-5.5L5.5 0L0 5.5L-5.5 0z') },
  request: { track: (x, y) => `M${x} ${y}v-4`, diagram: outline('M0-6V4.6M-4 0.8L0 4.8 4 0.8') },
  learned: { diagram: outline('M-3 0.4L-0.9 2.6L3.2-2.6') },
  entry: { diagram: filled('M-4-3.5H4V3.5H-4z') },
  crash: { diagram: outline('M-5.2-5.2L5.2 5.2M5.2-5.2L-5.2 5.2') },
  restart: { diagram: outline('M4.6-1.2A4.8 4.8 0 1 1 1.6-4.5M4.9-5.6V-1.2H0.6') },
  pause: { diagram: outline('M-2.6-4.8V4.8M2.6-4.8V4.8') },
  resume: { diagram: outline('M-3.4-4.8L4.6 0L-3.4 4.8z') },
};
