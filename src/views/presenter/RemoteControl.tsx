import { useState } from 'react';
import { serverName } from '../../base/names.ts';
import type { PresenterEnd } from '../../store/present/presenter-end.ts';
import type { Given, HallPlace } from '../../store/present/protocol.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { speedWords } from '../../store/speed.ts';
import { SERVER_COMMANDS } from '../../store/targets.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import type { IconName } from '../../ui/Icon.tsx';
import * as controls from '../../words/controls.ts';
import * as words from '../../words/presenter.ts';

interface Props {
  readonly end: PresenterEnd;
  readonly place: HallPlace;
}

/** What drives the hall. */
export function RemoteControl({ end, place }: Props) {
  const give = (id: Given) => () => end.say({ say: 'command', id, scroll: false });
  return (
    <footer className="presenter-remote" aria-label={words.remote}>
      {place.mode !== 'library' && <Moves end={end} place={place} />}
      <fieldset className="presenter-group">
        <legend className="hidden">{words.screen}</legend>
        {place.blank === null ? (
          <>
            <Button onClick={() => end.say({ say: 'blank', as: 'black' })}>{words.black}</Button>
            <Button onClick={() => end.say({ say: 'blank', as: 'paper' })}>{words.paper}</Button>
          </>
        ) : (
          <Button strong onClick={() => end.say({ say: 'blank', as: null })}>
            {words.show}
          </Button>
        )}
        <Button aria-pressed={place.pointer} onClick={give('pointer')}>
          {words.ring}
        </Button>
      </fieldset>
      {place.mode !== 'library' && <Servers end={end} place={place} />}
    </footer>
  );
}

/** Through the pages and the run. */
function Moves({ end, place }: Props) {
  const give = (id: Given) => () => end.say({ say: 'command', id, scroll: false });
  const isStory = place.mode === 'story';
  const step = (id: Given, icon: IconName, label: string) => (
    <IconButton icon={icon} label={label} onClick={give(id)} />
  );
  return (
    <>
      <fieldset className="presenter-group is-turns">
        <legend className="hidden">{words.remote}</legend>
        <Button onClick={give(isStory ? 'previous-page' : 'previous-highlight')}>{words.back}</Button>
        <Button strong onClick={give(isStory ? 'next-page' : 'next-highlight')}>
          {words.forward}
        </Button>
      </fieldset>
      <fieldset className="presenter-group">
        <legend className="hidden">{controls.steps}</legend>
        {step('previous-highlight', 'previous-highlight', controls.previousHighlight)}
        {step('previous-event', 'previous', controls.previousEvent)}
        {place.playing ? step('toggle', 'pause', controls.pause) : step('toggle', 'play', controls.play)}
        {step('next-event', 'next', controls.nextEvent)}
        {step('next-highlight', 'next-highlight', controls.nextHighlight)}
      </fieldset>
      <fieldset className="presenter-group presenter-pace">
        <legend className="hidden">{controls.speed}</legend>
        {step('start', 'start', controls.toStart)}
        {step('slower', 'minus', words.slower)}
        <span className="presenter-speed">{speedWords(place.speed)}</span>
        {step('faster', 'plus', words.faster)}
      </fieldset>
    </>
  );
}

const nodesOf = ({ world }: SessionState) => world.nodes;
const ACTS = ['crash', 'restart', 'pause', 'resume'] as const;

/** Acts on a server, as its menu in the hall does them. */
function Servers({ end, place }: Props) {
  const nodes = useSession(nodesOf);
  const [chosen, setChosen] = useState(1);
  const node = nodes.find(({ id }) => id === chosen) ?? nodes.find(({ id }) => id === 1);
  if (node === undefined) return null;
  const acts = ACTS.flatMap((act) => {
    const found = SERVER_COMMANDS.find(({ id }) => id === act);
    return found?.whyNot(node) === null ? [{ act, name: found.name }] : [];
  });
  return (
    <fieldset className="presenter-group">
      <legend className="hidden">{words.servers}</legend>
      <label className="field">
        <span className="hidden">{words.chooseServer}</span>
        <select value={node.id} onChange={(event) => setChosen(Number(event.target.value))} translate="no">
          {nodes.map(({ id }) => (
            <option key={id} value={id}>
              {serverName(id)}
            </option>
          ))}
        </select>
      </label>
      {acts.map(({ act, name }) => (
        <Button key={act} onClick={() => end.say({ say: 'server', server: node.id, act })}>
          {name}
        </Button>
      ))}
      {place.canUndo && (
        <IconButton
          icon="undo"
          label={controls.undo}
          onClick={() => end.say({ say: 'command', id: 'undo', scroll: false })}
        />
      )}
    </fieldset>
  );
}
