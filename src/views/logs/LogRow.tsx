import { memo, use, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { serverName } from '../../base/names.ts';
import { firstEntriesOf } from '../../base/pmap.ts';
import { entryAt } from '../../raft/log.ts';
import type { Index, ServerId } from '../../raft/types.ts';
import { termClass } from '../../scene/terms.ts';
import { nodeOf } from '../../sim/nodes.ts';
import type { Node } from '../../sim/types.ts';
import { hovers, isPointedEntry, pointEntry } from '../../store/pointing.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { isEntryInFocus, isServerInFocus } from '../../store/story/focus.ts';
import { isIntroduced, type Story } from '../../store/story/state.ts';
import * as words from '../../words/logs.ts';
import { LensContext } from '../lens/Lens.tsx';
import { CommitLine } from './CommitLine.tsx';
import { leaderWords, stateWords, VALUES_SHOWN, wordsIn } from './entries.ts';
import { FallingEntries } from './FallingEntries.tsx';
import type { GesturePace } from './gesture.ts';
import { indicesIn } from './log-window.ts';
import { useArrival } from './useArrival.ts';

interface Props {
  readonly id: ServerId;
  /** The leader; 0 for none. */
  readonly leader: ServerId | 0;
  readonly cell: number;
  /** Entries are placed relative to the entry after this index. */
  readonly origin: Index;
  readonly first: Index;
  readonly last: Index;
  /** The first visible index. */
  readonly seen: Index;
  /** The number of letters that fit beside the name, and into an entry. */
  readonly room: number;
  readonly letters: number;
  /** Whether an entry has a single line. */
  readonly isOneLine: boolean;
  /** The slot of each index among the blocks of a row. */
  readonly slots: ReadonlyMap<Index, number>;
  readonly pace: GesturePace;
  readonly story: Story;
  /**
   * The leader's nextIndex and matchIndex of this follower; null without a leader, and for the leader itself.
   */
  readonly nextIndex: Index | null;
  readonly matchIndex: Index | null;
}

/** The state that a row shows, in one selector: a row does not render for its timers. */
function drawnOf({ world, pointed, seen }: SessionState, id: ServerId) {
  const node = nodeOf(world, id);
  return {
    log: node?.server.persistent.log,
    commitIndex: node?.server.commitIndex ?? 0,
    power: node?.power,
    values: node?.state.values,
    rolledBack: node?.rolledBack ?? null,
    append: node?.recentChanges.append ?? null,
    commit: node?.recentChanges.commit ?? null,
    pointed: pointed?.entries?.server === id ? pointed : null,
    isBelieved: seen !== null && seen.of !== id,
  };
}

/**
 * One server's log: a block an entry, light until this server knows it committed; below, the applied values.
 */
export function LogRow(props: Props) {
  const { id, leader, cell, origin, first, last, seen, room, slots, pace, story, nextIndex, matchIndex } =
    props;
  const { letters, isOneLine } = props;
  const drawn = useSession(useShallow((state) => drawnOf(state, id)));
  const { log, commitIndex, power, values, rolledBack, append, commit, pointed, isBelieved } = drawn;
  const lens = use(LensContext);
  const row = useRef<HTMLDivElement>(null);
  const firstNew = useArrival(row, append, pace);
  if (log === undefined) return null;
  const indices = indicesIn({ first, last: Math.min(last, log.lastIndex) });
  return (
    <div
      ref={row}
      data-log={id}
      className={`log-row is-${isBelieved ? 'believed' : power}`}
      data-dimmed={!isServerInFocus(story, id) || undefined}
    >
      <RowLabel
        id={id}
        leads={id === leader}
        marks={leaderWords(leader, id, nextIndex, matchIndex)}
        room={room}
        endsAt={isBelieved || log.lastIndex >= seen ? null : log.lastIndex}
        values={values}
      />
      <div className="log-cells" translate="no" style={{ left: origin * cell }}>
        <ol aria-label={words.logOf(id)}>
          {indices.map((index) => {
            const entry = entryAt(log, index);
            return (
              entry && (
                <Block
                  // Blocks are recycled: one that leaves the window serves for one that enters it.
                  key={slots.get(index)}
                  id={id}
                  index={index}
                  left={(index - 1 - origin) * cell}
                  count={log.lastIndex}
                  entry={entry}
                  letters={letters}
                  isOneLine={isOneLine}
                  committed={index <= commitIndex || (isBelieved ? null : false)}
                  isSolid={index <= commitIndex || !isIntroduced(story, 'dashes')}
                  isNumbered={isIntroduced(story, 'terms')}
                  isNew={index >= firstNew}
                  isPointed={isPointedEntry(pointed, id, index)}
                  dimmed={!isEntryInFocus(story, id, index)}
                />
              )
            );
          })}
        </ol>
        {rolledBack && <FallingEntries rolledBack={rolledBack} cell={cell} origin={origin} pace={pace} />}
        {commitIndex > 0 && isIntroduced(story, 'commits') && (
          <CommitLine cell={cell} origin={origin} commit={commit} commitIndex={commitIndex} pace={pace} />
        )}
        {matchIndex !== null && matchIndex > 0 && (
          <i className="log-match" title="matchIndex" style={{ left: (matchIndex - 0.5 - origin) * cell }} />
        )}
        {nextIndex !== null && (
          <i className="log-next" title="nextIndex" style={{ left: (nextIndex - 0.5 - origin) * cell }} />
        )}
        {isBelieved && lens && <lens.LogEnd id={id} cell={cell} origin={origin} />}
      </div>
    </div>
  );
}

interface BlockProps extends Pick<Props, 'letters' | 'isOneLine'> {
  readonly id: ServerId;
  readonly index: Index;
  /** In pixels. */
  readonly left: number;
  readonly count: number;
  readonly entry: { readonly term: number; readonly command: string };
  /** Null: nobody has said it. */
  readonly committed: boolean | null;
  /** Drawn as committed. */
  readonly isSolid: boolean;
  /** With its term. */
  readonly isNumbered: boolean;
  /** Among the newest entries. */
  readonly isNew: boolean;
  readonly isPointed: boolean;
  readonly dimmed: boolean;
}

const Block = memo(function Block({
  id,
  index,
  left,
  count,
  entry,
  letters,
  isOneLine,
  committed,
  isSolid,
  isNumbered,
  isNew,
  isPointed,
  dimmed,
}: BlockProps) {
  const session = useSession();
  const name = words.entry(index, entry, committed);
  const [key, rest] = wordsIn(entry.command, letters, isOneLine);
  return (
    <li
      className={`log-block ${termClass(entry.term)}${isSolid ? ' is-committed' : ''}${isNew ? ' is-new' : ''}`}
      aria-label={name}
      aria-setsize={count}
      aria-posinset={index}
      // Not on all blocks: a title would make every new block slower to style.
      title={isPointed ? name : undefined}
      data-dimmed={dimmed || undefined}
      data-highlighted={isPointed || undefined}
      {...hovers(session, () => pointEntry(session, id, index))}
      style={{ left }}
    >
      {/* The empty line keeps the command in place. */}
      <b>{isNumbered && entry.term > 0 ? entry.term : '\u00a0'}</b>
      {key && <i>{key}</i>}
      <span>{rest}</span>
    </li>
  );
});

interface LabelProps extends Pick<Props, 'id' | 'room'> {
  readonly leads: boolean;
  /** What the leader knows of this log, in words. */
  readonly marks: string | null;
  /**
   * The end of a log that is completely outside the window, so that it does not look empty; null for others.
   */
  readonly endsAt: Index | null;
  readonly values: Node['state']['values'] | undefined;
}

function RowLabel({ id, leads, marks, room, endsAt, values }: LabelProps) {
  return (
    <div className="log-side">
      <div className="log-label" translate="no">
        {serverName(id)}
        {leads && (
          <svg className="log-crown" viewBox="0 0 14 10" role="img" aria-label={words.leads}>
            <path d="M1 9.5V1.5L4.2 5 7 0.5 9.8 5 13 1.5V9.5z" fill="currentColor" />
          </svg>
        )}
      </div>
      {endsAt !== null && <p className="log-out">{words.endsAt(endsAt)}</p>}
      <div className="log-state">
        <span className="hidden">{words.appliedBy(id)} </span>
        {values && values.size > 0 ? (
          <span translate="no">{stateWords(firstEntriesOf(values, VALUES_SHOWN), room, values.size)}</span>
        ) : (
          <span className="hidden">{words.nothing}</span>
        )}
      </div>
      {marks !== null && <p className="hidden">{marks}</p>}
    </div>
  );
}
