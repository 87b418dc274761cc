import { useMemo } from 'react';
import type { Lesson } from '../../lessons/types.ts';
import { openDialog } from '../../store/commands.ts';
import { useSession } from '../../store/session.ts';
import { type Bet, betsOf, wholeStory } from '../../store/story/bets.ts';
import { LIBRARY_HASH } from '../../store/story/library.ts';
import { hashOfPage, keyOf } from '../../store/story/pages.ts';
import { useStory } from '../../store/story/state.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { Button } from '../../ui/Button.tsx';
import { late } from '../../ui/late.tsx';
import * as words from '../../words/chapters.ts';
import { intoLibrary } from '../../words/library.ts';
import * as parts from '../../words/parts.ts';
import { unbroken } from '../../words/unbroken.ts';

const KnownIdeas = late(wholeStory, () => IdeaMap);

/** The story's end: two doors, the ideas that the reader knows now, and further reading. */
export function Ending() {
  const session = useSession();
  return (
    <>
      <div className="doors">
        <a className="button is-strong" href="#sandbox">
          {words.intoSandbox}
        </a>
        <a className="button" href={LIBRARY_HASH}>
          {intoLibrary}
        </a>
        <Button onClick={() => openDialog(session, { name: 'rules' })}>{words.rules}</Button>
      </div>
      {/* Not read out with the page: it is too long. */}
      <section className="known" aria-labelledby="known" aria-live="off">
        <h3 id="known">{words.known}</h3>
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
        <Dot right /> {words.guessed} <Dot right={false} /> {words.learned}
      </p>
      <ol>
        {chapters
          .filter(({ bets }) => bets.length > 0)
          .map(({ lesson: { chapter, words: chapterWords }, bets }) => (
            <li key={chapter.id}>
              <h4>{chapterWords.title}</h4>
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
      <a href={hashOfPage(page)}>{unbroken(idea)}</a>
      {right && <span className="hidden">{` ${words.wasGuessed}`}</span>}
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
    ...words.sources.paper,
    address: 'https://raft.github.io/raft.pdf',
  },
  {
    ...words.sources.dissertation,
    address: 'https://web.stanford.edu/~ouster/cgi-bin/papers/OngaroPhD.pdf',
  },
  {
    ...words.sources.talks,
    address: 'https://raft.github.io',
  },
];

const SYSTEMS: readonly Source[] = [
  {
    title: 'etcd/raft',
    address: 'https://github.com/etcd-io/raft',
    about: words.does.etcd,
  },
  {
    title: 'HashiCorp Raft',
    address: 'https://github.com/hashicorp/raft',
    about: words.does.hashicorp,
  },
  {
    title: 'TiKV',
    address: 'https://tikv.org/deep-dive/scalability/multi-raft/',
    about: words.does.tikv,
  },
  {
    title: 'CockroachDB',
    address: 'https://www.cockroachlabs.com/docs/stable/architecture/replication-layer',
    about: words.does.cockroach,
  },
  {
    title: 'RethinkDB',
    address: 'https://rethinkdb.com/docs/architecture/',
    about: words.does.rethink,
  },
  {
    title: 'Kafka (KRaft)',
    address:
      'https://cwiki.apache.org/confluence/display/KAFKA/KIP-595%3A+A+Raft+Protocol+for+the+Metadata+Quorum',
    about: words.does.kafka,
  },
];

/** Where to go after the last page. */
function Further() {
  return (
    <section className="further" aria-labelledby="further" aria-live="off">
      <h3 id="further">{words.readOn}</h3>
      <Sources label={words.texts} sources={TEXTS} />
      <h3>{words.changes}</h3>
      <Sources label={words.systems} sources={SYSTEMS} areNames />
    </section>
  );
}

interface SourcesProps {
  readonly label: string;
  readonly sources: readonly Source[];
  /** They have the same names in every language. */
  readonly areNames?: boolean;
}

function Sources({ label, sources, areNames = false }: SourcesProps) {
  return (
    <ul aria-label={label}>
      {sources.map(({ title, address, about }) => (
        <li key={address}>
          <a href={address} target="_blank" rel="noreferrer">
            <span translate={areNames ? 'no' : undefined}>{title}</span>
            <span className="hidden">{` ${words.opensTab}`}</span>
          </a>
          {unbroken(`: ${about}`)}
        </li>
      ))}
    </ul>
  );
}
