/** The questions about what may come that make sense at a world, two to five of them. */
import { fromMs, type Micros } from '../../base/time.ts';
import { RAFT } from '../../raft/figure2.ts';
import { entryAt } from '../../raft/log.ts';
import type { ServerId, Term } from '../../raft/types.ts';
import { runningLeader } from '../../sim/actions.ts';
import { REMEMBERED } from '../../sim/core.ts';
import type { Highlight } from '../../sim/highlights.ts';
import { isSameQuestion, type OddsQuestion } from '../../sim/odds/question.ts';
import type { Cluster, Node, World } from '../../sim/types.ts';

const MOST = 5;
const MOST_CANDIDATES = 3;

/** What is known of a run when the questions are asked. */
export interface Foreknown {
  readonly world: World;
  readonly cluster: Cluster;
  /** Up to where the reader knows the run. */
  readonly highlights: readonly Highlight[];
}

/** The longest election timeout of all servers. */
export function longestTimeout({ tuned }: Pick<World, 'tuned'>): Micros {
  const own = [...tuned.own.values()].map(({ electionTimeout }) => electionTimeout?.[1] ?? 0);
  return Math.max(tuned.electionTimeout[1], ...own);
}

export function offeredQuestions(known: Foreknown): readonly OddsQuestion[] {
  const all = [
    ...ofElections(known),
    ...ofRequests(known.world),
    ...ofEntries(known.world),
    ...ofRules(known),
  ];
  return all.filter((one, i) => all.findIndex((other) => isSameQuestion(one, other)) === i).slice(0, MOST);
}

const isLeading = ({ server }: Node): boolean => server.role.name === 'leader';
const termOf = ({ server }: Node): Term => server.persistent.currentTerm;

function ofElections({ world, highlights }: Foreknown): OddsQuestion[] {
  const running = world.nodes.filter(({ power }) => power === 'up');
  const candidates = running.filter(({ server }) => server.role.name === 'candidate');
  const term = Math.max(0, ...candidates.map(termOf));
  const leader = runningLeader(world.nodes);
  const led = Math.max(0, ...world.nodes.filter(isLeading).map(termOf), ...ledBefore(highlights, world.time));
  if (term > led) {
    const standing = candidates.filter((node) => termOf(node) === term).slice(0, MOST_CANDIDATES);
    return standing.map(({ id }) => ({ ask: 'leads', server: id, term }));
  }
  const next = nextLeader(highlights, world.time, led) ?? soonest(world, leader);
  const questions: OddsQuestion[] = next === null ? [] : [{ ask: 'next-leader', server: next, after: led }];
  if (leader === null) questions.push({ ask: 'elected', after: led, by: inFiveTimeouts(world) });
  return questions;
}

const ledBefore = (highlights: readonly Highlight[], now: Micros): Term[] =>
  highlights.filter(({ sort, time }) => sort === 'leader' && time <= now).map(({ term }) => term);

/** Who leads next, as far as the run is known. */
const nextLeader = (highlights: readonly Highlight[], now: Micros, led: Term): ServerId | null =>
  highlights.find(({ sort, term, time }) => sort === 'leader' && time > now && term > led)?.server || null;

/** The server whose election timer runs out first. */
function soonest({ nodes }: World, leader: Node | null): ServerId | null {
  const due = ({ timers }: Node): Micros => timers.election?.dueAt ?? Infinity;
  const others = nodes.filter((node) => node !== leader && node.power === 'up' && due(node) < Infinity);
  return others.toSorted((a, b) => due(a) - due(b))[0]?.id ?? null;
}

const HUNDRED_MS = fromMs(100);
const inFiveTimeouts = (world: World): Micros =>
  Math.ceil((world.time + 5 * longestTimeout(world)) / HUNDRED_MS) * HUNDRED_MS;

/** The latest two clients: a write may be committed, and an answer may come. */
function ofRequests({ requests }: World): OddsQuestion[] {
  const [last, before] = [...requests].reverse();
  const isLone = (command: string) => requests.filter((one) => one.command === command).length === 1;
  const committed = [last, before].flatMap((one): OddsQuestion[] =>
    one !== undefined && isLone(one.command) ? [{ ask: 'command', command: one.command }] : [],
  );
  const answered = last !== undefined && requests.length < REMEMBERED;
  return answered ? [...committed, { ask: 'answer', request: last.id }] : committed;
}

/** The last entry of a running server that nobody knows to be committed, unless a client asked for it. */
function ofEntries({ nodes, requests }: World): OddsQuestion[] {
  const asked = new Set(requests.map(({ command }) => command));
  for (const { power, server } of nodes) {
    const { log } = server.persistent;
    const entry = entryAt(log, log.lastIndex);
    if (power !== 'up' || entry === undefined || server.commitIndex >= log.lastIndex) continue;
    if (nodes.some((one) => one.server.commitIndex >= log.lastIndex) || asked.has(entry.command)) continue;
    return [{ ask: 'entry', index: log.lastIndex, term: entry.term }];
  }
  return [];
}

const ofRules = ({ cluster, highlights }: Foreknown): OddsQuestion[] =>
  cluster.settings.policy !== RAFT || highlights.some(({ sort }) => sort === 'violation')
    ? [{ ask: 'breaks', property: null }]
    : [];

/** A curve begins this many of the longest election timeouts before what it is about. */
const BEFORE = 3;

/** Where the curve of a question begins. `now`: when it is asked. */
export function beginsAt(question: OddsQuestion, { world, highlights }: Foreknown): Micros {
  const before = (time: Micros): Micros => Math.max(0, time - BEFORE * longestTimeout(world));
  const elected = (isIt: (term: Term) => boolean) =>
    highlights.filter(({ sort, term }) => sort === 'leader' && isIt(term)).map(({ time }) => time);
  switch (question.ask) {
    case 'leads': {
      const stood = highlights.find(({ sort, term }) => sort === 'candidate' && term === question.term);
      const reign = elected((term) => term < question.term).at(-1) ?? 0;
      return Math.max(reign, before(stood?.time ?? world.time));
    }
    case 'next-leader':
    case 'elected': {
      const reign = elected((term) => term <= question.after).at(-1) ?? 0;
      const [next] = elected((term) => term > question.after);
      return Math.max(reign, before(Math.min(next ?? Infinity, world.time)));
    }
    case 'command':
    case 'answer': {
      const asked = world.requests.find(({ id, command }) =>
        question.ask === 'answer' ? id === question.request : command === question.command,
      );
      return asked === undefined ? before(world.time) : Math.max(0, asked.at - 1);
    }
    case 'entry':
      return before(world.time);
    case 'breaks': {
      const broken = highlights.find(({ sort }) => sort === 'violation');
      return before(broken?.time ?? world.time);
    }
  }
}
