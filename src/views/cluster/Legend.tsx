import type { ReactNode } from 'react';
import type { Message } from '../../raft/types.ts';
import { glyphOf } from '../../scene/glyph.ts';
import { shards } from '../../scene/lost.ts';
import type { Ballot, ServerMark } from '../../scene/server.ts';
import { termClass } from '../../scene/terms.ts';
import { OPENING } from '../../scene/walls.ts';
import { aroundThem, headings, ofMessages, ofServers } from '../../words/legend.ts';
import { DiagramSigns } from '../diagram/DiagramSigns.tsx';
import { LogSigns } from '../logs/LogSigns.tsx';
import { TrackSigns } from '../timeline/TrackSigns.tsx';
import { ClientFigure } from './Clients.tsx';
import './cluster.css';
import { GATE } from '../../scene/gate.ts';
import { Disc, Pip } from './Disc.tsx';
import { GlyphBody, GlyphMark } from './Glyph.tsx';
import { LegendRow } from './LegendRow.tsx';
import { notchShape } from './Notch.tsx';
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

/** About two thirds of a timer. */
const arc = (radius: number) => ({ ...arcOf(radius), strokeDasharray: '68 100' });
const BALLOTS: readonly [Ballot, number][] = [
  ['granted', -26],
  ['denied', 0],
  ['awaited', 24],
];

/** The meaning of every sign, drawn by the components that draw them on the stage. */
export function Legend() {
  return (
    <div className="legend">
      <h3>{headings.servers}</h3>
      <ServerSigns />
      <h3>{headings.messages}</h3>
      <MessageSigns />
      <h3>{headings.around}</h3>
      <OtherSigns />
      <h3>{headings.logs}</h3>
      <LogSigns />
      <h3>{headings.track}</h3>
      <TrackSigns />
      <h3>{headings.diagram}</h3>
      <DiagramSigns />
    </div>
  );
}

function VoteGiven() {
  return (
    <LegendRow {...ofServers.voteGiven}>
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
    <LegendRow {...ofServers.justNow}>
      <ServerSign />
      <circle className={`pulse ${termClass(2)}`} r={DISC + 11} strokeWidth={2} opacity={0.6} />
    </LegendRow>
  );
}

export function ServerSigns() {
  return (
    <dl>
      <LegendRow {...ofServers.term}>
        {[1, 2, 3].map((term, i) => (
          <g key={term} className={termClass(term)}>
            <circle className="term-dot" cx={(i - 1) * 26} r={11} />
            <text className="term-digit" x={(i - 1) * 26} y={5} fontSize={14}>
              {term}
            </text>
          </g>
        ))}
      </LegendRow>
      <LegendRow {...ofServers.follower}>
        <ServerSign />
      </LegendRow>
      <LegendRow {...ofServers.candidate}>
        <ServerSign look="candidate" />
      </LegendRow>
      <LegendRow {...ofServers.votes}>
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
      <LegendRow {...ofServers.leader}>
        <ServerSign look="leader" />
      </LegendRow>
      <LegendRow {...ofServers.stale}>
        <ServerSign look="leader" term={1} stale />
      </LegendRow>
      <LegendRow {...ofServers.election}>
        <ServerSign />
        <g className="timers">
          <path className="election" strokeWidth={3} {...arc(DISC + 6)} />
        </g>
      </LegendRow>
      <LegendRow {...ofServers.heartbeat}>
        <ServerSign look="leader" />
        <g className={`timers ${termClass(2)}`}>
          <path className="heartbeat" strokeWidth={1.8} {...arc(DISC - 5.5 * SCALE)} />
        </g>
      </LegendRow>
      <LegendRow {...ofServers.disk}>
        <ServerSign writes={2} />
      </LegendRow>
      <LegendRow {...ofServers.crashed}>
        <ServerSign power="crashed" />
      </LegendRow>
      <LegendRow {...ofServers.paused}>
        <ServerSign power="paused" />
      </LegendRow>
    </dl>
  );
}

export function MessageSigns() {
  return (
    <dl>
      <LegendRow {...ofMessages.ask}>
        <MessageSign message={ask} />
      </LegendRow>
      <LegendRow {...ofMessages.granted}>
        <MessageSign message={vote(true)} />
      </LegendRow>
      <LegendRow {...ofMessages.denied}>
        <MessageSign message={vote(false)} />
      </LegendRow>
      <LegendRow {...ofMessages.entries}>
        <MessageSign message={entries([1, 2])} />
      </LegendRow>
      <LegendRow {...ofMessages.heartbeat}>
        <MessageSign message={entries([])} />
      </LegendRow>
      <LegendRow {...ofMessages.accepted}>
        <MessageSign message={answer(true)} />
      </LegendRow>
      <LegendRow {...ofMessages.refused}>
        <MessageSign message={answer(false)} />
      </LegendRow>
      <LegendRow {...ofMessages.term}>
        <g className={`message ${termClass(2)}`} transform="translate(0 8)">
          <MessageSign message={ask} />
          <text y={-20} fontSize={15} fontWeight={650}>
            {ask.term}
          </text>
        </g>
      </LegendRow>
      <LegendRow {...ofMessages.lost}>
        <g className={termClass(2)} transform="scale(1.3)">
          <path className="shards" d={shards(3, 0.35)} />
        </g>
      </LegendRow>
      <LegendRow {...ofMessages.copy}>
        <g transform="translate(0 -9)">
          <MessageSign message={entries([])} />
        </g>
        <g transform="translate(0 9)">
          <MessageSign message={entries([])} />
        </g>
      </LegendRow>
      <LegendRow {...ofMessages.held}>
        <g transform="translate(6 0)">
          <MessageSign message={ask} />
          <path className="held-bars" d="M-27,-15V15M-33,-15V15" />
        </g>
      </LegendRow>
    </dl>
  );
}

export function OtherSigns() {
  return (
    <dl>
      <LegendRow {...aroundThem.wall}>
        <path className="wall-edge" d="M7,-50L-7,50" strokeWidth={10} />
        <path className="wall-pane" d="M7,-50L-7,50" strokeWidth={7} />
      </LegendRow>
      <LegendRow {...aroundThem.passage}>
        <path className="wall-edge" d="M0,-50V50" strokeWidth={10} />
        <path className="wall-pane" d="M0,-50V50" strokeWidth={7} />
        <path className="stub" d="M-42,0H42" />
        <g transform="scale(1.5)">
          <circle className="opening" r={OPENING} />
          <path className="gate-bars" d={GATE.open} />
        </g>
      </LegendRow>
      <LegendRow {...aroundThem.cut}>
        <path className="stub" d="M-36,0H0" />
        <path className="bar-line" d={GATE.cut} />
      </LegendRow>
      <LegendRow {...aroundThem.heldWay}>
        <path className="stub" d="M-36,0H36" />
        <path className="gate-bars" d={GATE.held} />
      </LegendRow>
      <LegendRow {...aroundThem.blockedWay}>
        <path className="stub" d="M-36,0H36" />
        <path className="gate-bars" d={GATE.blocked} />
      </LegendRow>
      <LegendRow {...aroundThem.client}>
        <g transform="scale(1.5)">
          <ClientFigure />
        </g>
      </LegendRow>
      <LegendRow {...aroundThem.differs}>
        <g transform="scale(1.5)">
          <DiffersMark />
        </g>
      </LegendRow>
      <LegendRow {...aroundThem.danger}>
        <ServerSign />
        <circle className="accused" r={DISC + 7} strokeWidth={3.5} />
      </LegendRow>
    </dl>
  );
}
