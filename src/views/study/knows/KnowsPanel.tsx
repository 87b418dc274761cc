import { memo } from 'react';
import { serverName } from '../../../base/names.ts';
import type { ServerId } from '../../../raft/types.ts';
import type { Belief } from '../../../sim/knowledge/beliefs.ts';
import { nodeOf } from '../../../sim/nodes.ts';
import { goToEvent } from '../../../store/commands.ts';
import { chooseLens } from '../../../store/lens.ts';
import { knowledgeNow } from '../../../store/lens-session.ts';
import { type SessionState, useSession } from '../../../store/session.ts';
import * as words from '../../../words/knows.ts';
import { Exact } from '../../narration/Exact.tsx';
import { ServerChoice } from '../ServerChoice.tsx';
import { Age } from './Age.tsx';
import { type Facts, factsOf } from './facts.ts';
import './knows.css';

const countOf = ({ world }: SessionState) => world.nodes.length;
const lensIn = ({ lens, world }: SessionState): ServerId => Math.min(lens, world.nodes.length);

/** What one server knows of each other one, how old that is, and which message brought it. */
export function KnowsPanel() {
  const session = useSession();
  const count = useSession(countOf);
  const of = useSession(lensIn);
  const ids = Array.from({ length: count }, (_, i) => i + 1);
  return (
    <>
      <div className="study-choices">
        <ServerChoice label={words.whose} value={of} ids={ids} onChange={(id) => chooseLens(session, id)} />
      </div>
      <Known of={of} />
    </>
  );
}

function Known({ of }: { readonly of: ServerId }) {
  const session = useSession();
  const isDown = useSession(({ world }) => nodeOf(world, of)?.power === 'crashed');
  // A new state is rendered: more of a long run may be known.
  useSession((state) => state);
  const knowledge = knowledgeNow(session, of);
  if (knowledge === null) return <p role="status">{words.goingThrough}</p>;
  const others = (knowledge as readonly Belief[]).filter(({ about }) => about !== of);
  return (
    <>
      <p className="knows-lead">
        <Exact text={isDown ? words.isDown(of) : others.length === 0 ? words.isAlone(of) : words.lead(of)} />
      </p>
      {!isDown && others.map((belief) => <About key={belief.about} of={of} belief={belief} />)}
    </>
  );
}

interface Props {
  readonly of: ServerId;
  readonly belief: Belief;
}

/** It renders again only when another message was received or sent. */
const About = memo(function About({ of, belief }: Props) {
  const facts = factsOf(of, belief);
  const { about, sent } = belief;
  return (
    <section className="knows-one" aria-label={serverName(about)}>
      <h3 translate="no">{serverName(about)}</h3>
      <ul>
        {facts.map((one) => (
          <Fact key={one.by.event} {...one} />
        ))}
        {facts.length === 0 && <li className="knows-nothing">{words.nothingOf}</li>}
        {sent && (
          <li className="knows-sent">
            <Age since={sent.at} />
            <Exact text={words.isSent(sent)} />
          </li>
        )}
      </ul>
    </section>
  );
});

function Fact({ says, by }: Facts) {
  const session = useSession();
  return (
    <li>
      <Exact text={says} />{' '}
      <span className="knows-by">
        <Age since={by.sentAt} />
        <button
          type="button"
          className="knows-link"
          aria-label={words.goToReceipt(by.message, by.at)}
          onClick={() => goToEvent(session, by.event)}
        >
          <Exact text={by.message.type} />
        </button>
      </span>
    </li>
  );
}
