import { useState } from 'react';
import { Part } from '../../parts/part.ts';
import { ACTS_ON_NETWORK, may, useMay } from '../../store/allowed.ts';
import type { EmbeddedOptions, EmbeddedPart, ReadOptions } from '../../store/embed/options.ts';
import { useCan } from '../../store/keys.ts';
import { type SessionState, useSession } from '../../store/session.ts';
import { type Story, useReading, useStory } from '../../store/story/state.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { late } from '../../ui/late.tsx';
import { useMedia } from '../../ui/media.ts';
import { Stage } from '../../views/cluster/Stage.tsx';
import { BranchName, useBranchName } from '../../views/comparison/BranchName.tsx';
import { CommandButton } from '../../views/controls/CommandButton.tsx';
import { SpeedSlider } from '../../views/controls/SpeedSlider.tsx';
import { Transport } from '../../views/controls/Transport.tsx';
import { Menus } from '../../views/menus/Menus.tsx';
import { Clock } from '../../views/timeline/Clock.tsx';
import * as controls from '../../words/controls.ts';
import * as words from '../../words/embed.ts';
import * as parts from '../../words/parts.ts';
import { Computing } from '../Computing.tsx';
import { Notices } from '../Notices.tsx';
import { Logs, Timeline } from '../panels.tsx';
import { mayAct } from './keys.ts';
import { useTellHeight } from './useTellHeight.ts';
import { addressOfOpen, fetchWriter } from './whole-address.ts';

const diagram = new Part(() => import('../../views/diagram/Diagram.tsx'));
const Diagram = late(diagram, (module) => module.Diagram);
const wordsPart = new Part(() => import('./EmbedWords.tsx'), { isLast: true });
const EmbedWords = late(wordsPart, (module) => module.EmbedWords);

const comparison = new Part(() => import('../../views/comparison/OtherTank.tsx'));
const OtherTank = late(comparison, (module) => module.OtherTank);

/** From this width on, in px, two stages stand side by side. */
const TWO_STAGES = 560;

const comparing = (state: SessionState) => state.comparison;
const isReading = ({ mode }: Story) => mode === 'story';

interface Props {
  readonly read: ReadOptions;
  readonly onHeight: (height: number) => void;
}

/** The chosen parts, below each other; words and logs beside the stage where there is room. */
export function EmbedPage({ read: { options, faults }, onHeight }: Props) {
  const box = useTellHeight(onHeight);
  const isStory = useStory(isReading);
  const { allow } = options;
  const has = (part: EmbeddedPart) => options.parts.has(part);
  return (
    <main ref={box} className={`embed${isStory ? ' is-story' : ''}`}>
      <h1 className="hidden">{words.embed}</h1>
      <EmbedTop parts={options.parts} />
      {has('diagram') && (
        <div className="embed-diagram">
          <Boundary what={parts.diagram}>
            <Diagram />
          </Boundary>
        </div>
      )}
      <Notices />
      {faults.length > 0 && (
        <p className="embed-faults" role="note">
          {words.faults(faults)}
        </p>
      )}
      {has('time') && <EmbedTime />}
      <footer className="embed-foot">
        {mayAct(allow) && <EmbedActs />}
        <Sign />
      </footer>
      <Menus />
    </main>
  );
}

/** Stage, words and logs; both stages of a comparison where they have room. */
function EmbedTop({ parts: shown }: Pick<EmbeddedOptions, 'parts'>) {
  const has = (part: EmbeddedPart) => shown.has(part);
  const isWide = useMedia(`(min-width: ${TWO_STAGES}px)`);
  const isComparing = useSession(comparing) !== null;
  const hasOther = isComparing && isWide && has('stage');
  const branch = useBranchName('open');
  const isBeside = has('logs') || has('words');
  const layout = hasOther ? ' is-comparing' : isBeside && has('stage') ? ' is-beside' : '';
  return (
    <div className={`embed-top${layout}`}>
      {has('stage') && (
        <div className="tank" data-sized="">
          <BranchName of="open" />
          <Boundary what={parts.stage}>
            <Stage branch={branch} />
          </Boundary>
          <Computing />
        </div>
      )}
      {hasOther && (
        <div className="embed-other">
          <Boundary what={parts.otherBranch}>
            <OtherTank />
          </Boundary>
        </div>
      )}
      {isComparing && !hasOther && <p className="embed-note">{words.oneOfTwo}</p>}
      {isBeside && (
        <div className="embed-side" data-sized="">
          {has('words') && (
            <Boundary what={parts.story}>
              <EmbedWords />
            </Boundary>
          )}
          {has('logs') && (
            <div className="embed-logs">
              <Logs />
            </div>
          )}
        </div>
      )}
    </div>
  );
}

function EmbedTime() {
  const plays = useMay('play');
  return (
    <section className="embed-time" aria-label={words.controls}>
      {plays && <Timeline />}
      <div className="embed-row">
        <Clock />
        {plays && <Transport />}
        {plays && <SpeedSlider />}
      </div>
    </section>
  );
}

/** Only the acts that the embed allows. */
function EmbedActs() {
  const session = useSession();
  const canHeal = useCan('heal');
  const canRelease = useCan('release');
  const allNetwork = ACTS_ON_NETWORK.every((one) => may(session, one));
  return (
    <fieldset className="embed-acts">
      <legend className="hidden">{words.acts}</legend>
      {may(session, 'request') && (
        <CommandButton command="request" icon="request" label={controls.request} withLabel />
      )}
      {may(session, 'partition') && (
        <CommandButton command="partition" icon="wall" label={controls.partition} withLabel />
      )}
      {allNetwork && <CommandButton command="network" icon="network" label={controls.network} withLabel />}
      {may(session, 'release') && canRelease && (
        <CommandButton command="release" icon="release" label={controls.letGo} withLabel />
      )}
      {may(session, 'heal') && canHeal && (
        <CommandButton command="heal" icon="heal" label={controls.heal} withLabel />
      )}
      <CommandButton command="undo" icon="undo" label={controls.undo} withLabel />
    </fieldset>
  );
}

/** Opens the same on the whole page. Its address is written when the reader reaches for it. */
function Sign() {
  const reading = useReading();
  const [address, setAddress] = useState(() => addressOfOpen(reading));
  const write = () => setAddress(addressOfOpen(reading));
  return (
    <a
      className="embed-sign"
      href={address}
      target="_blank"
      rel="noopener"
      title={words.openWhole}
      onPointerEnter={fetchWriter}
      onFocus={fetchWriter}
      onPointerDown={write}
      onKeyDown={write}
    >
      {words.sign}
    </a>
  );
}
