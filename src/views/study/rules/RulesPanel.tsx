import { useLayoutEffect } from 'react';
import { followDecisions, useFigure } from '../../../store/figure/panel.ts';
import { useSession } from '../../../store/session.ts';
import { FigureSheet } from './FigureSheet.tsx';
import { LineMoments } from './LineMoments.tsx';
import { PinnedLine } from './PinnedLine.tsx';
import { RanHead } from './RanHead.tsx';
import './rules-panel.css';

/** Raft's rules as in Figure 2; those that ran at the shown moment are lit. */
export function RulesPanel() {
  const session = useSession();
  const open = useFigure((state) => state.open);
  useLayoutEffect(() => followDecisions(session), [session]);
  return (
    <div className="figure-panel">
      <RanHead />
      <PinnedLine />
      {open === null ? <FigureSheet /> : <LineMoments key={open} line={open} />}
    </div>
  );
}
