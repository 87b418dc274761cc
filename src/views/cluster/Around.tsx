/**
 * Everything on the stage but the servers, and what is seen at them for a while. Fetched after them, as one
 * file.
 */
import { BlockedLinks } from './BlockedLinks.tsx';
import { Captions } from './Captions.tsx';
import { Clients } from './Clients.tsx';
import { CutGesture } from './CutGesture.tsx';
import { DraggedMessage } from './DraggedMessage.tsx';
import { LostMessages } from './LostMessages.tsx';
import { Messages } from './Messages.tsx';
import { Passages } from './Passages.tsx';
import { WallSign, Walls } from './Walls.tsx';
import { Ways } from './Ways.tsx';

export { Alarm } from './Alarm.tsx';
export { Gestures } from './Gestures.tsx';
export { Picked } from './Picked.tsx';

export const BelowServers = () => (
  <>
    <CutGesture>
      <Ways />
    </CutGesture>
    <Captions />
    <Walls />
    <Passages />
    <BlockedLinks />
    {/* Their pieces fly about: what stands at a server can be read all the while. */}
    <LostMessages />
  </>
);

export const AboveServers = () => (
  <>
    <Clients />
    <Messages />
    <WallSign />
    <DraggedMessage />
  </>
);
