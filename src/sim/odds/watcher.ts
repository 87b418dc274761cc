/**
 * Watches a run until it has answered a question, for ever: a yes that has happened, or a no after which
 * there can be no yes. What a run with broken rules or wiped disks does later is never certain: there only a
 * yes is.
 */
import { queuedAt, queueLength } from '../../base/queue.ts';
import { RAFT } from '../../raft/figure2.ts';
import { entryAt, termAt } from '../../raft/log.ts';
import { ofServer, type PerServer } from '../../raft/per-server.ts';
import type { ServerId } from '../../raft/types.ts';
import type { Recording } from '../history.ts';
import type { Kind, Node, Request, SimEvent, View } from '../types.ts';
import type { OddsQuestion } from './question.ts';

/** What a watcher may read: a run after one of its moments. */
export interface Watched extends View {
  readonly requests: readonly Request[];
}

export interface Watcher {
  /** Every event, in order. */
  readonly see: (event: SimEvent) => void;
  /** After every moment, and once before the first: null while the question is open. */
  readonly answer: (run: Watched) => boolean | null;
}

/** Whether a run can take nothing back: it follows the paper, and no disk is wiped. */
const isSure = ({ cluster, script }: Recording): boolean =>
  cluster.settings.policy === RAFT && ![...script].some(({ action }) => action.do === 'wipe');

/** Makes watchers of runs in which the question is still open. */
export function watchersOf(question: OddsQuestion, recording: Recording): () => Watcher {
  const sure = isSure(recording);
  switch (question.ask) {
    case 'leads':
      return () => leadsWatcher(question, sure);
    case 'next-leader':
      return () => electionWatcher(question.after, (server) => server === question.server);
    case 'elected':
      return () => electionWatcher(question.after, () => true);
    case 'entry':
      return () => entryWatcher(question, sure);
    case 'command': {
      const requests = requestsOf(question.command, recording);
      return () => commandWatcher(question.command, requests);
    }
    case 'answer':
      return () => answerWatcher(question.request);
    case 'breaks':
      return () => ({
        see: () => {},
        answer: ({ violations }) =>
          violations.some(({ property }) => (question.property ?? property) === property) || null,
      });
  }
}

type Of<Ask extends OddsQuestion['ask']> = Extract<OddsQuestion, { ask: Ask }>;
const NO = false;

const nodeOf = (nodes: PerServer<Node>, id: ServerId): Node => ofServer(nodes, id) as Node;

function leadsWatcher({ server, term }: Of<'leads'>, sure: boolean): Watcher {
  let seen: Node | null = null;
  let other = false;
  return {
    see: (event) => {
      if (event.what.kind === 'become-leader' && event.what.term === term && event.server !== server)
        other = true;
    },
    answer: ({ nodes }) => {
      const node = nodeOf(nodes, server);
      if (node === seen) return other && sure ? NO : null;
      seen = node;
      const { persistent, role } = node.server;
      if (role.name === 'leader' && persistent.currentTerm === term) return true;
      const isLate = isBeyond(node, term);
      return sure && (other || isLate) ? NO : null;
    },
  };
}

/** It has a later term for good, or this one without being its candidate: it never stands in it again. */
function isBeyond({ server, disk }: Node, term: number): boolean {
  const { currentTerm } = disk.durable;
  if (currentTerm !== term) return currentTerm > term;
  return server.persistent.currentTerm !== term || server.role.name === 'follower';
}

function electionWatcher(after: number, isIt: (server: ServerId) => boolean): Watcher {
  let verdict: boolean | null = null;
  return {
    see: ({ what, server }) => {
      if (verdict === null && what.kind === 'become-leader' && what.term > after && server !== 0)
        verdict = isIt(server);
    },
    // Whoever leads from the start was never elected.
    answer: ({ nodes, time }) => {
      if (time > 0 || verdict !== null) return verdict;
      const first = nodes.find(
        ({ server: { role, persistent } }) => role.name === 'leader' && persistent.currentTerm > after,
      );
      return first === undefined ? null : isIt(first.id);
    },
  };
}

function entryWatcher({ index, term }: Of<'entry'>, sure: boolean): Watcher {
  let committedBy: ServerId[] = [];
  return {
    see: ({ what, server }) => {
      if (what.kind === 'commit' && server !== 0 && what.commitIndex >= index) committedBy.push(server);
    },
    answer: ({ nodes }) => {
      if (committedBy.length === 0) return null;
      const logs = committedBy.map((id) => nodeOf(nodes, id).server.persistent.log);
      committedBy = [];
      if (logs.some((log) => termAt(log, index) === term)) return true;
      return sure ? NO : null;
    },
  };
}

/** The places in the script of the requests with this command. */
const requestsOf = (command: string, { script }: Recording): readonly number[] =>
  [...script].flatMap(({ action }, i) => (action.do === 'request' && action.command === command ? [i] : []));

/** A client that is sent elsewhere does not ask again. */
function commandWatcher(command: string, requests: readonly number[]): Watcher {
  const isOnly = requests.length === 1;
  /** By server: how far its log was known to be committed. */
  let known: number[] | null = null;
  const committedBy = new Set<ServerId>();
  let isLost = false;
  const isThere = ({ id, server: { persistent, commitIndex } }: Node): boolean => {
    const from = known?.[id] ?? 0;
    if (known !== null) known[id] = commitIndex;
    for (let index = from + 1; index <= commitIndex; index += 1)
      if (entryAt(persistent.log, index)?.command === command) return true;
    return false;
  };
  return {
    see: ({ what, server }) => {
      if (what.kind === 'commit' && server !== 0) committedBy.add(server);
      else if (!isOnly) return;
      else if (what.kind === 'client-response' && what.command === command)
        isLost ||= 'redirect' in what.answer;
      else if (what.kind === 'request' && what.nothing) isLost ||= what.action === requests[0];
    },
    answer: ({ nodes }) => {
      known ??= [0, ...nodes.map(({ server }) => server.commitIndex)];
      if (committedBy.size > 0) {
        const fits = [...committedBy].some((id) => isThere(nodeOf(nodes, id)));
        committedBy.clear();
        if (fits) return true;
      }
      return isLost ? NO : null;
    },
  };
}

const ENDS_WAITING: ReadonlySet<Kind> = new Set<Kind>([
  'client-request',
  'client-response',
  'step-down',
  'crash',
  'wipe',
  'write-failed',
]);

function answerWatcher(request: number): Watcher {
  let mayHave = false;
  return {
    see: ({ what }) => {
      mayHave ||= ENDS_WAITING.has(what.kind);
    },
    answer: ({ requests, nodes }) => {
      if (!mayHave) return null;
      mayHave = false;
      const asked = requests.find(({ id }) => id === request);
      if (asked === undefined) return null;
      if (asked.answer !== null) return 'result' in asked.answer;
      return nodes.some((node) => remembers(node, request)) ? null : NO;
    },
  };
}

/** Whether the server still has this client: its entry waits for a commit, or its request for the server. */
function remembers({ asked, inbox }: Node, request: number): boolean {
  for (let i = 0; i < queueLength(asked); i += 1) if (queuedAt(asked, i)?.request === request) return true;
  return inbox.some((waiting) => waiting.type === 'request' && waiting.request === request);
}
