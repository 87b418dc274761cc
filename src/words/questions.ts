/** Questions about a run, as a reader would ask them. */
import { serverName as name } from '../base/names.ts';
import type { Index } from '../raft/types.ts';
import type { RunQuestion } from '../sim/questions/types.ts';
import type { SimEvent } from '../sim/types.ts';
import type { Aim } from '../sim/why-not/types.ts';

type Of<Want extends Aim['want']> = Extract<Aim, { want: Want }>;
const NOT: { readonly [Want in Aim['want']]: (goal: Of<Want>) => string } = {
  leader: () => 'Why does nobody lead?',
  lead: ({ server }) => `Why does ${name(server)} not lead?`,
  stand: ({ server }) => `Why does ${name(server)} not stand for election?`,
  vote: ({ voter, candidate }) => `Why has ${name(candidate)} no vote from ${name(voter)}?`,
  term: ({ server, term }) => `Why does ${name(server)} not know of term ${term}?`,
  commit: ({ index }) => `Why is entry ${index} not committed?`,
  told: ({ server, index }) => `Why does ${name(server)} not know that entry ${index} is committed?`,
  match: ({ leader, server, index }) =>
    `Why does ${name(leader)} not count ${server === leader ? 'itself' : name(server)} for entry ${index}?`,
  have: ({ server, index }) => `Why does ${name(server)} not have the leader’s entry ${index}?`,
  arrive: () => 'Why has this message not arrived?',
  answer: () => 'Why has the client no answer?',
};

function eventWords({ server, what, rule }: SimEvent, entry?: Index): string {
  const who = server === 0 ? '' : name(server);
  switch (what.kind) {
    case 'become-leader':
      return `Why does ${who} lead term ${what.term}?`;
    case 'become-candidate':
      return `Why did ${who} stand for election in term ${what.term}?`;
    case 'new-term':
      return `Why did ${who} change to term ${what.term}?`;
    case 'step-down':
      return `Why did ${who} step down?`;
    case 'grant-vote':
      return `Why did ${who} vote for ${name(what.candidate)}?`;
    case 'deny-vote':
      return `Why did ${who} not vote for ${name(what.candidate)}?`;
    case 'commit':
      return rule === 'commit:told' || rule === 'bug:commit-own-length'
        ? `Why does ${who} know that entry ${entry ?? what.commitIndex} is committed?`
        : `Why is entry ${entry ?? what.commitIndex} committed?`;
    case 'append':
      return `Why does ${who} have entry ${what.index}?`;
    case 'truncate':
      return `Why did ${who} remove entry ${what.from}?`;
    case 'apply':
      return `Why did ${who} apply entry ${what.index}?`;
    case 'accept-entries':
      return `Why did ${who} accept what ${name(what.leader)} sent?`;
    case 'reject-entries':
      return `Why did ${who} refuse what ${name(what.leader)} sent?`;
    case 'client-response':
      return 'Why did the client get this answer?';
    case 'send':
      return 'Why was this message sent?';
    case 'deliver':
      return 'Why did this message arrive?';
    case 'lost':
      return 'Why was this message lost?';
    case 'write-failed':
      return `Why is ${who} down?`;
    default:
      return 'Why did this happen?';
  }
}

const whyWords = ({ event, timer, entry }: Extract<RunQuestion, { ask: 'why' }>): string =>
  timer === undefined ? eventWords(event, entry) : `Why did the election timer of ${name(timer)} start anew?`;

export function questionWords(question: RunQuestion): string {
  if (question.ask === 'why') return whyWords(question);
  const words = NOT[question.goal.want] as (goal: Aim) => string;
  return words(question.goal);
}
