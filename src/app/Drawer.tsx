import { useLayoutEffect, useRef, useState } from 'react';
import { Part } from '../parts/part.ts';
import { keep, keptNumber } from '../store/kept.ts';
import { useSession } from '../store/session.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { Divider } from '../ui/Divider.tsx';
import { late } from '../ui/late.tsx';
import * as words from '../words/page.ts';
import * as parts from '../words/parts.ts';

const diagram = new Part(() => import('../views/diagram/Diagram.tsx'));
const Diagram = late(diagram, (module) => module.Diagram);

const KEPT_AS = 'diagram-height';
/** In percent of the height between the header and the time. CSS keeps a minimum height of both sides. */
const HEIGHT = { usual: 42, min: 20, max: 80 };

/** Below the tank and the logs: the diagram. Ring and diagram are visible together. */
export function Drawer() {
  const isOpen = useSession((state) => state.diagram);
  if (!isOpen) return null;
  return (
    <div className="drawer" id="drawer">
      <DrawerEdge />
      <Boundary what={parts.diagram}>
        <Diagram />
      </Boundary>
    </div>
  );
}

/** Its upper edge can be moved; its place is stored. */
function DrawerEdge() {
  const [height, setHeight] = useState(() => keptNumber(KEPT_AS, HEIGHT.min, HEIGHT.max) ?? HEIGHT.usual);
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    place.current?.closest('main')?.style.setProperty('--drawer', `${height}%`);
  }, [height]);
  const change = (next: number | null) => {
    setHeight(next ?? HEIGHT.usual);
    keep(KEPT_AS, next);
  };
  return (
    <div ref={place} className="drawer-edge">
      <Divider
        label={words.diagramHeight}
        controls="drawer"
        value={height}
        min={HEIGHT.min}
        max={HEIGHT.max}
        onChange={change}
        onReset={() => change(null)}
      />
    </div>
  );
}
