import type { ReactNode } from 'react';
import type { Message } from '../../raft/types.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { shards } from '../../scene/lost.ts';
import type { Ballot, ServerMark } from '../../scene/server.ts';
import { termClass } from '../../scene/terms.ts';
import { OPENING } from '../../scene/walls.ts';
import { DiagramSigns } from '../diagram/DiagramSigns.tsx';
import { LogSigns } from '../logs/LogSigns.tsx';
import { TrackSigns } from '../timeline/TrackSigns.tsx';
import { ClientFigure } from './Clients.tsx';
import './cluster.css';
import { Disc, Pip } from './Disc.tsx';
import { notchShape } from './Gestures.tsx';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { GATE } from './gate.ts';
import { LegendRow } from './LegendRow.tsx';
import { arcOf, DiffersMark } from './Server.tsx';

const DISC = 24;
const SCALE = 0.55;

function ServerSign({
  stale = false,
  notch,
  ...over
}: Partial<ServerMark> & { stale?: boolean; notch?: ReactNode }) {
  const mark: ServerMark = {
    id: 3,
    term: 2,
    look: 'follower',
    power: 'up',
    votes: [],
    votedFor: null,
    writes: 0,
    waiting: 0,
    ...over,
  };
  return (
    <Disc mark={mark} disc={DISC} scale={SCALE} words="all" stale={stale} notch={notch} captioned={false} />
  );
}

function MessageSign({ message }: { message: Message }) {
  const glyph = glyphOf(message);
  return (
    <g
      className={`message ${termClass(message.term)}`}
      data-hollow={glyph.hollow || undefined}
      transform="scale(1.25)"
    >
      <GlyphBody glyph={glyph} />
      <GlyphMark glyph={glyph} />
    </g>
  );
}

const way = { from: 1, to: 2, term: 2 };
const ask = { ...way, type: 'RequestVote', candidateId: 1, lastLogIndex: 0, lastLogTerm: 0 } as const;
const vote = (voteGranted: boolean): Message => ({ ...way, type: 'RequestVoteReply', voteGranted });
const entries = (terms: number[]): Message => ({
  ...way,
  type: 'AppendEntries',
  leaderId: 1,
  prevLogIndex: 0,
  prevLogTerm: 0,
  entries: terms.map((term) => ({ term, command: '' })),
  leaderCommit: 0,
});
const answer = (success: boolean): Message => ({
  ...way,
  type: 'AppendEntriesReply',
  success,
  prevLogIndex: 0,
  matchIndex: success ? 1 : 0,
  conflictTerm: null,
  conflictIndex: success ? null : 1,
});

/** Of a timer, about two thirds are left. */
const arc = (radius: number) => ({ ...arcOf(radius), strokeDasharray: '68 100' });
const BALLOTS: readonly [Ballot, number][] = [
  ['granted', -26],
  ['denied', 0],
  ['awaited', 24],
];

/** What every sign on the stage means, drawn by the same hands. */
export function Legend() {
  return (
    <div className="legend">
      <h3>Servers</h3>
      <ServerSigns />
      <h3>Messages</h3>
      <MessageSigns />
      <h3>Around them</h3>
      <OtherSigns />
      <h3>In the logs</h3>
      <LogSigns />
      <h3>On the track</h3>
      <TrackSigns />
      <h3>On the space–time diagram</h3>
      <DiagramSigns />
    </div>
  );
}

function VoteGiven() {
  return (
    <LegendRow name="Vote given" text="A notch points to the server that it voted for in this term.">
      <ServerSign
        notch={
          <path
            className="vote-given"
            d={notchShape(SCALE)}
            transform={`rotate(-45) translate(${DISC - 8 * SCALE} 0)`}
          />
        }
      />
    </LegendRow>
  );
}

function JustNow() {
  return (
    <LegendRow
      name="Just now"
      text="A ring goes out from a server that stands for election; a crown rises where one steps down."
    >
      <ServerSign />
      <circle className={`pulse ${termClass(2)}`} r={DISC + 11} strokeWidth={2} opacity={0.6} />
    </LegendRow>
  );
}

function ServerSigns() {
  return (
    <dl>
      <LegendRow name="Term" text="A colour is a term, everywhere on the page; the number is the term too.">
        {[1, 2, 3].map((term, i) => (
          <g key={term} className={termClass(term)}>
            <circle className="term-dot" cx={(i - 1) * 26} r={11} />
            <text className="term-digit" x={(i - 1) * 26} y={5} fontSize={14}>
              {term}
            </text>
          </g>
        ))}
      </LegendRow>
      <LegendRow name="Follower" text="A plain disc: its name, and the term it is in.">
        <ServerSign />
      </LegendRow>
      <LegendRow name="Candidate" text="A dashed rim. It asks for votes.">
        <ServerSign look="candidate" />
      </LegendRow>
      <LegendRow
        name="Votes"
        text="Around a candidate, on the side of the voter: granted, denied, not in yet."
      >
        <g className={termClass(2)}>
          {BALLOTS.map(([ballot, x]) => (
            <g key={ballot} transform={`translate(${x} 0)`}>
              <Pip ballot={ballot} />
            </g>
          ))}
        </g>
      </LegendRow>
      <VoteGiven />
      <JustNow />
      <LegendRow name="Leader" text="A crown and a double rim.">
        <ServerSign look="leader" />
      </LegendRow>
      <LegendRow name="Stale leader" text="Deposed, and it does not know: the others are in a later term.">
        <ServerSign look="leader" term={1} stale />
      </LegendRow>
      <LegendRow
        name="Election timer"
        text="Runs down around the disc. Full, and shining, when it is reset; at its end an election begins."
      >
        <ServerSign />
        <g className="timers">
          <path className="election" strokeWidth={3} {...arc(DISC + 6)} />
        </g>
      </LegendRow>
      <LegendRow
        name="Heartbeat timer"
        text="A thin arc inside a leader: when it is empty, the leader speaks again."
      >
        <ServerSign look="leader" />
        <g className={`timers ${termClass(2)}`}>
          <path className="heartbeat" strokeWidth={1.8} {...arc(DISC - 5.5 * SCALE)} />
        </g>
      </LegendRow>
      <LegendRow name="Disk" text="Slabs at the foot of a disc: writes that are not on its disk yet.">
        <ServerSign writes={2} />
      </LegendRow>
      <LegendRow name="Crashed" text="Hollow and crossed. Its disk still knows term, vote and log.">
        <ServerSign power="crashed" />
      </LegendRow>
      <LegendRow name="Paused" text="It does nothing, but its timers run on, and what arrives waits.">
        <ServerSign power="paused" />
      </LegendRow>
    </dl>
  );
}

function MessageSigns() {
  return (
    <dl>
      <LegendRow
        name="RequestVote"
        text="A candidate asks for a vote. Round is about votes, filled is a question."
      >
        <MessageSign message={ask} />
      </LegendRow>
      <LegendRow name="Vote granted" text="Hollow is an answer: yes.">
        <MessageSign message={vote(true)} />
      </LegendRow>
      <LegendRow name="Vote denied" text="The answer no.">
        <MessageSign message={vote(false)} />
      </LegendRow>
      <LegendRow
        name="AppendEntries"
        text="The leader sends entries: blocks in the colours of their own terms."
      >
        <MessageSign message={entries([1, 2])} />
      </LegendRow>
      <LegendRow name="Heartbeat" text="An AppendEntries that carries nothing.">
        <MessageSign message={entries([])} />
      </LegendRow>
      <LegendRow name="Accepted" text="The follower holds the entries now.">
        <MessageSign message={answer(true)} />
      </LegendRow>
      <LegendRow name="Refused" text="It does not, and the leader will go further back.">
        <MessageSign message={answer(false)} />
      </LegendRow>
      <LegendRow
        name="Its term"
        text="The number at a message is its term. It shows where the receiver is in another term."
      >
        <g className={`message ${termClass(2)}`} transform="translate(0 8)">
          <MessageSign message={ask} />
          <text y={-20} fontSize={15} fontWeight={650}>
            {ask.term}
          </text>
        </g>
      </LegendRow>
      <LegendRow
        name="Lost"
        text="A message breaks up where it was lost: at a wall, on its way, at a crashed server."
      >
        <g className={termClass(2)} transform="scale(1.3)">
          <path className="shards" d={shards(3, 0.35)} />
        </g>
      </LegendRow>
      <LegendRow name="Copy" text="It flies beside the message that it is a copy of.">
        <g transform="translate(0 -9)">
          <MessageSign message={entries([])} />
        </g>
        <g transform="translate(0 9)">
          <MessageSign message={entries([])} />
        </g>
      </LegendRow>
      <LegendRow name="Held" text="Two bars behind a message: it waits until it is released.">
        <g transform="translate(6 0)">
          <MessageSign message={ask} />
          <path className="held-bars" d="M-27,-15V15M-33,-15V15" />
        </g>
      </LegendRow>
    </dl>
  );
}

function OtherSigns() {
  return (
    <dl>
      <LegendRow
        name="Wall"
        text="Nothing passes between the groups. A click on it heals it; a line drawn across the water makes one."
      >
        <path className="wall-edge" d="M7,-50L-7,50" strokeWidth={10} />
        <path className="wall-pane" d="M7,-50L-7,50" strokeWidth={7} />
      </LegendRow>
      <LegendRow
        name="Way through a wall"
        text="One direction that was mended alone: what is sent along the arrow passes. A click opens its menu."
      >
        <path className="wall-edge" d="M0,-50V50" strokeWidth={10} />
        <path className="wall-pane" d="M0,-50V50" strokeWidth={7} />
        <path className="stub" d="M-42,0H42" />
        <g transform="scale(1.5)">
          <circle className="opening" r={OPENING} />
          <path className="gate-bars" d={GATE.open} />
        </g>
      </LegendRow>
      <LegendRow name="One-way cut" text="A bar across one direction of a link. A click mends it.">
        <path className="stub" d="M-36,0H0" />
        <path className="bar-line" d="M0,-11V11" />
      </LegendRow>
      <LegendRow name="Held way" text="What is sent there waits at the bars. A click lets it go.">
        <path className="stub" d="M-36,0H36" />
        <path className="gate-bars" d={GATE.held} />
      </LegendRow>
      <LegendRow name="Blocked way" text="What is sent there is lost at once. A click ends it.">
        <path className="stub" d="M-36,0H36" />
        <path className="gate-bars" d={GATE.blocked} />
      </LegendRow>
      <LegendRow name="Client" text="Outside the ring: what it asked, and what it was told.">
        <g transform="scale(1.5)">
          <ClientFigure />
        </g>
      </LegendRow>
      <LegendRow name="Differs" text="With two branches side by side: it is not the same in both.">
        <g transform="scale(1.5)">
          <DiffersMark />
        </g>
      </LegendRow>
      <LegendRow name="Danger" text="A safety property broke: the servers concerned.">
        <ServerSign />
        <circle className="accused" r={DISC + 7} strokeWidth={3.5} />
      </LegendRow>
    </dl>
  );
}
