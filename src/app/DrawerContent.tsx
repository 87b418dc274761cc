import { useLayoutEffect, useRef, useState } from 'react';
import { keep, keptNumber } from '../store/kept.ts';
import { Divider } from '../ui/Divider.tsx';
import { Diagram } from '../views/diagram/Diagram.tsx';
import * as words from '../words/page.ts';

const KEPT_AS = 'diagram-height';
/** In percent of the height between the header and the time. CSS keeps a minimum height of both sides. */
const HEIGHT = { usual: 42, min: 20, max: 80 };

export const DrawerContent = () => (
  <>
    <DrawerEdge />
    <Diagram />
  </>
);

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
