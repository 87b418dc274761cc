import { useMemo } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import { openDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { type Bet, betsOf, wholeStory } from '../../store/story/bets.ts';
import { hashOfPage, keyOf } from '../../store/story/pages.ts';
import { useStory } from '../../store/story/state.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { late } from '../../ui/late.tsx';
import * as parts from '../../words/parts.ts';

const KnownIdeas = late(wholeStory, () => IdeaMap);

/** The story's end: two doors, what the reader knows now, and where to read on. */
export function Ending() {
  const session = useSession();
  return (
    <>
      <div className="doors">
        <a className="button is-strong" href="#sandbox">
          Into the sandbox, on a whole cluster
        </a>
        <Button onClick={() => openDialog(session, { name: 'rules' })}>The rules</Button>
      </div>
      {/* Read on request: too long to be said with the page. */}
      <section className="known" aria-labelledby="known" aria-live="off">
        <h3 id="known">What you know now</h3>
        <Boundary what={parts.storyMap}>
          <KnownIdeas />
        </Boundary>
      </section>
      <Further />
    </>
  );
}

/** Every chapter with its ideas; each leads to its page. */
function IdeaMap() {
  const progress = useStory((story) => story.progress);
  const chapters = useMemo(
    () => (wholeStory.here ?? []).map((lesson: Lesson) => ({ lesson, bets: betsOf(lesson, progress) })),
    [progress],
  );
  return (
    <>
      <p className="known-key">
        <Dot right /> guessed at the first go <Dot right={false} /> learned on the way
      </p>
      <ol>
        {chapters
          .filter(({ bets }) => bets.length > 0)
          .map(({ lesson: { chapter, words }, bets }) => (
            <li key={chapter.id}>
              <h4>{words.title}</h4>
              <ul>
                {bets.map((bet) => (
                  <Known key={keyOf(bet.page)} bet={bet} />
                ))}
              </ul>
            </li>
          ))}
      </ol>
    </>
  );
}

function Known({ bet: { page, idea, right } }: { readonly bet: Bet }) {
  return (
    <li>
      <Dot right={right === true} />
      <a href={hashOfPage(page)}>{idea}</a>
      {right && <span className="hidden"> Guessed at the first go.</span>}
    </li>
  );
}

const Dot = ({ right }: { readonly right: boolean }) => (
  <i className="known-dot" data-right={right || undefined} aria-hidden="true" />
);

interface Source {
  readonly title: string;
  readonly address: string;
  readonly about: string;
}

const TEXTS: readonly Source[] = [
  {
    title: 'The paper',
    address: 'https://raft.github.io/raft.pdf',
    about: 'Its Figure 2 is the whole algorithm, on one page.',
  },
  {
    title: 'The dissertation',
    address: 'https://web.stanford.edu/~ouster/cgi-bin/papers/OngaroPhD.pdf',
    about: 'New members, snapshots, clients, and a proof.',
  },
  {
    title: 'Talks, and more',
    address: 'https://raft.github.io',
    about: 'By its authors and others; courses, and some hundred implementations.',
  },
];

const SYSTEMS: readonly Source[] = [
  {
    title: 'etcd/raft',
    address: 'https://github.com/etcd-io/raft',
    about:
      'Can ask around before it stands (Pre-Vote), step down without a majority (CheckQuorum), and let newcomers learn before they vote (learners).',
  },
  {
    title: 'HashiCorp Raft',
    address: 'https://github.com/hashicorp/raft',
    about:
      'In Consul, Nomad and Vault. A leader without contact to a majority steps down after a lease’s time.',
  },
  {
    title: 'TiKV',
    address: 'https://tikv.org/deep-dive/scalability/multi-raft/',
    about: 'Cuts its data into regions: each is a Raft group of its own.',
  },
  {
    title: 'CockroachDB',
    address: 'https://www.cockroachlabs.com/docs/stable/architecture/replication-layer',
    about: 'A group for each range of keys, many on one server; a lease says who serves its reads.',
  },
  {
    title: 'RethinkDB',
    address: 'https://rethinkdb.com/docs/architecture/',
    about: 'Agrees by Raft on how each table is set up, not on its rows.',
  },
  {
    title: 'Kafka (KRaft)',
    address:
      'https://cwiki.apache.org/confluence/display/KAFKA/KIP-595%3A+A+Raft+Protocol+for+the+Metadata+Quorum',
    about: 'The other way round: followers fetch entries, the leader does not push them.',
  },
];

/** Where to go after the last page. */
function Further() {
  return (
    <section className="further" aria-labelledby="further" aria-live="off">
      <h3 id="further">Read on</h3>
      <Sources label="Texts and talks" sources={TEXTS} />
      <h3>What real systems change</h3>
      <Sources label="Real systems" sources={SYSTEMS} />
    </section>
  );
}

function Sources({ label, sources }: { readonly label: string; readonly sources: readonly Source[] }) {
  return (
    <ul aria-label={label}>
      {sources.map(({ title, address, about }) => (
        <li key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            {title}
            <span className="hidden"> (opens in a new tab)</span>
          </a>
          {`: ${about}`}
        </li>
      ))}
    </ul>
  );
}
