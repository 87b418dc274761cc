import type { Message } from '../../raft/types.ts';
import { isStale, markOf } from '../../scene/server.ts';
import type { Packet, World } from '../../sim/types.ts';
import { blockedWays, heldWays } from '../../sim/ways.ts';
import { useSession } from '../../store/session.ts';
import { aroundThem, inLogs, ofMessages, ofServers } from '../../words/legend.ts';
import { MessageSigns, OtherSigns, ServerSigns } from '../cluster/Legend.tsx';
import { SignsShown } from '../cluster/LegendRow.tsx';
import { LogSigns } from '../logs/LogSigns.tsx';
import type { PictureWish } from './wish.ts';

/** The signs that occur in the picture, with their meanings. */
export function PictureLegend({ what }: { readonly what: PictureWish['what'] }) {
  const { other } = useSession();
  const world = useSession((state) => state.world);
  const worlds = other ? [world, other.getState().world] : [world];
  const shown = new Set(worlds.flatMap((one) => signsIn(one, what)));
  const hasStage = what !== 'logs' && what !== 'diagram';
  const hasLogs = what !== 'stage' && what !== 'diagram';
  return (
    <SignsShown value={shown}>
      <div className="picture-legend">
        {hasStage && <ServerSigns />}
        <MessageSigns />
        {hasStage && <OtherSigns />}
        {hasLogs && <LogSigns />}
      </div>
    </SignsShown>
  );
}

/** The names of the signs that a picture of this world has. */
function signsIn(world: World, what: PictureWish['what']): readonly string[] {
  const found: { readonly name: string }[] = [];
  if (what !== 'logs') found.push(...messagesIn(world));
  if (what !== 'logs' && what !== 'diagram') found.push(...serversIn(world), ...aroundIn(world));
  if (what !== 'stage' && what !== 'diagram') found.push(...logsIn(world));
  return found.map(({ name }) => name);
}

function serversIn(world: World) {
  const { nodes } = world;
  return [
    ofServers.term,
    ...nodes.flatMap((node) => {
      const { look, power, votes, votedFor, writes } = markOf(node, nodes.length);
      return [
        power === 'up' ? (isStale(node, world) ? ofServers.stale : ofServers[look]) : ofServers[power],
        ...(votes.length > 0 ? [ofServers.votes] : []),
        ...(votedFor === null ? [] : [ofServers.voteGiven]),
        ...(writes > 0 ? [ofServers.disk] : []),
        ...(node.timers.election ? [ofServers.election] : []),
        ...(node.timers.heartbeat ? [ofServers.heartbeat] : []),
      ];
    }),
  ];
}

const messagesIn = ({ packets }: World) =>
  packets.flatMap((packet) => [signOf(packet.message), ...(isHeld(packet) ? [ofMessages.held] : [])]);

const isHeld = ({ at }: Packet): boolean => at === Infinity;

function signOf(message: Message): { readonly name: string } {
  switch (message.type) {
    case 'RequestVote':
      return ofMessages.ask;
    case 'RequestVoteReply':
      return message.voteGranted ? ofMessages.granted : ofMessages.denied;
    case 'AppendEntries':
      return message.entries.length > 0 ? ofMessages.entries : ofMessages.heartbeat;
    case 'AppendEntriesReply':
      return message.success ? ofMessages.accepted : ofMessages.refused;
  }
}

function aroundIn({ network, requests, violations }: World) {
  return [
    ...(network.groups.length > 1 ? [aroundThem.wall] : []),
    ...(heldWays(network).length > 0 ? [aroundThem.heldWay] : []),
    ...(blockedWays(network).length > 0 ? [aroundThem.blockedWay] : []),
    ...(requests.length > 0 ? [aroundThem.client] : []),
    ...(violations.length > 0 ? [aroundThem.danger] : []),
  ];
}

function logsIn({ nodes }: World) {
  const logs = nodes.map(({ server }) => server);
  const isOpen = logs.some(({ persistent, commitIndex }) => persistent.log.lastIndex > commitIndex);
  const hasEntries = logs.some(({ persistent }) => persistent.log.lastIndex > 0);
  const leads = logs.some(({ role }) => role.name === 'leader');
  return [
    ...(logs.some(({ commitIndex }) => commitIndex > 0) ? [inLogs.entry, inLogs.commitIndex] : []),
    ...(isOpen ? [inLogs.notCommitted] : []),
    ...(leads && hasEntries ? [inLogs.matchIndex, inLogs.nextIndex] : []),
  ];
}
