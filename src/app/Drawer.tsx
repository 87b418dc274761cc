import { Part } from '../parts/part.ts';
import { useSession } from '../store/session.ts';
import { Boundary } from '../ui/Boundary.tsx';
import { late } from '../ui/late.tsx';
import * as parts from '../words/parts.ts';

const diagram = new Part(() => import('./DrawerContent.tsx'));
const DrawerContent = late(diagram, (module) => module.DrawerContent);

/** Below the tank and the logs: the diagram. Ring and diagram are visible together. */
export function Drawer() {
  const isOpen = useSession((state) => state.diagram);
  if (!isOpen) return null;
  return (
    <div className="drawer" id="drawer">
      <Boundary what={parts.diagram}>
        <DrawerContent />
      </Boundary>
    </div>
  );
}
