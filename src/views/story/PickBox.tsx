import { Fragment, useLayoutEffect, useRef, useState } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { serverName } from '../../base/names.ts';
import type { PickWords } from '../../lessons/types.ts';
import { useSession } from '../../store/session.ts';
import {
  currentOf,
  groupsIn,
  isPicking,
  type PickedGroups,
  pick,
  pickAgain,
  pickedOf,
  showPick,
} from '../../store/story/pick.ts';
import { answerOf, useReading, useStory } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import { REST } from '../../ui/focus.ts';
import * as texts from '../../words/story.ts';
import { OptionSign } from './OptionSign.tsx';
import { Prose } from './Prose.tsx';

interface Props {
  readonly size: number;
  readonly words: PickWords;
}

/** Two groups of servers to be picked, and their common servers. */
export function PickBox({ size, words }: Props) {
  const isDone = useStory((story) => answerOf(story) !== undefined);
  const picked = useStory(pickedOf);
  const [wasDone] = useState(isDone);
  const groups = groupsIn(picked, size);
  return (
    <section className="question" aria-label={texts.toPick}>
      {!isDone && <Ask words={words} isSecond={picked.length >= size} />}
      {!isDone && <Choice group={currentOf(picked, size)} />}
      <Groups {...groups} isNews={isDone || picked.length === size} />
      {isDone ? <Done text={words.done} shared={groups.shared} comesNow={!wasDone} /> : <ShowRow />}
    </section>
  );
}

/** As high as the longer of the two: nothing below moves under the pointer. */
function Ask({ words, isSecond }: { readonly words: PickWords; readonly isSecond: boolean }) {
  return (
    <div className="question-ask pick-ask">
      {[words.ask, words.again].map((text, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second
        <div key={i} data-shown={isSecond === (i === 1) || undefined}>
          <Prose text={text} />
        </div>
      ))}
    </div>
  );
}

function Choice({ group }: { readonly group: readonly string[] }) {
  const reading = useReading();
  const picking = useStory(isPicking);
  const servers = useSession(useShallow(({ world }) => world.nodes.map(({ id }) => id)));
  if (!picking) return null;
  return (
    <div className="options is-short">
      {servers.map(serverName).map((name) => (
        <button
          key={name}
          type="button"
          className="option"
          role="checkbox"
          aria-checked={group.includes(name)}
          data-focus-then={REST}
          onClick={() => pick(reading, name)}
        >
          <OptionSign many on={group.includes(name)} />
          <span translate="no">{name}</span>
        </button>
      ))}
    </div>
  );
}

interface GroupsProps extends PickedGroups {
  /** One of them has just become complete. */
  readonly isNews: boolean;
}

/**
 * Both groups, as far as they are picked. A picked server reads itself out; a group is read out when it is
 * complete.
 */
function Groups({ first, second, shared, isNews }: GroupsProps) {
  return (
    <ul className="groups" aria-live={isNews ? 'polite' : 'off'} aria-atomic>
      {[first, second].map((servers, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the first and the second
        <li key={i}>
          <i aria-hidden="true" translate="no" data-group={i === 0 ? 'first' : 'second'}>
            {'AB'[i]}
          </i>
          <span className="hidden">{`${i === 0 ? texts.firstGroup : texts.secondGroup} `}</span>
          <span translate="no">
            {servers.map((name, n) => (
              <Fragment key={name}>
                {n > 0 && ', '}
                <span data-shared={shared.includes(name) || undefined}>{name}</span>
              </Fragment>
            ))}
          </span>
        </li>
      ))}
    </ul>
  );
}

function ShowRow() {
  const reading = useReading();
  const picking = useStory(isPicking);
  if (!picking) return null;
  return (
    <div className="question-row">
      <Button data-focus-then={REST} onClick={() => showPick(reading)}>
        {texts.justShow}
      </Button>
    </div>
  );
}

interface DoneProps {
  readonly text: string;
  readonly shared: readonly string[];
  readonly comesNow: boolean;
}

function Done({ text, shared, comesNow }: DoneProps) {
  const reading = useReading();
  const reply = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (comesNow) {
      reply.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [comesNow]);
  return (
    <>
      <div ref={reply} className="reply">
        <Prose text={text.replaceAll('{shared}', texts.servers(shared))} />
      </div>
      <div className="question-row" aria-live="off">
        <Button data-focus-then={REST} onClick={() => pickAgain(reading)}>
          {texts.pickAgain}
        </Button>
      </div>
    </>
  );
}
