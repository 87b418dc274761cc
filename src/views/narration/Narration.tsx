import { Inspector } from '../inspector/Inspector.tsx';
import { Caption } from './Caption.tsx';
import { Events } from './Events.tsx';
import './narration.css';

/** What just happened and why, what is selected, and the story so far. */
export function Narration() {
  return (
    <div className="narration">
      <Caption />
      <Inspector />
      <Events />
    </div>
  );
}
