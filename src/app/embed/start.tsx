/** The page as an embed: opens what its address names, with the options of its query. */
import { StrictMode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { answerWorkers } from '../../offline/messages.ts';
import { play } from '../../store/commands.ts';
import { type ReadOptions, readEmbedOptions } from '../../store/embed/options.ts';
import { SessionContext } from '../../store/session.ts';
import { enterSandbox, followRun, openSandbox } from '../../store/story/reading.ts';
import { type Reading, ReadingContext } from '../../store/story/state.ts';
import { keepTitle } from '../../store/story/title.ts';
import { followTrials } from '../../store/story/trial.ts';
import { Boundary } from '../../ui/Boundary.tsx';
import { keepFocus } from '../../ui/focus.ts';
import * as parts from '../../words/parts.ts';
import { hideRingOfClickedRegions } from '../focus-ring.ts';
import { listenToKeys } from '../keyboard.ts';
import { reportError } from '../trouble.ts';
import { EmbedPage } from './EmbedPage.tsx';
import { Embedder } from './embedder.ts';
import { mayPress, pressedInside } from './keys.ts';
import { begin, followLinks, openQuietly } from './opening.ts';
import { Poster } from './Poster.tsx';
import './embed.css';

export async function start(reading: Reading, page: HTMLElement): Promise<void> {
  const { session } = reading;
  const read = readEmbedOptions(window.location.search);
  const { options } = read;
  if (options.theme !== 'system') document.documentElement.dataset.theme = options.theme;
  document.documentElement.dataset.embedded = '';
  answerWorkers();
  session.allowed = options.allow;
  const root = createRoot(page);
  const embedder = new Embedder(reading);
  if (options.runonclick) await pressed(root, embedder);
  followRun(reading);
  followTrials(reading);
  keepTitle(reading);
  keepFocus();
  hideRingOfClickedRegions();
  const isInside = pressedInside(options.runonclick);
  listenToKeys(reading, (command) => isInside() && mayPress(session, options, command));
  followLinks(reading);
  try {
    await openQuietly(reading);
    begin(session, reading, options);
  } catch (error) {
    openSandbox(reading);
    reportError(session, error);
  }
  root.render(<Whole {...{ reading, read, embedder }} />);
  embedder.listen({
    session,
    openHash: async (hash) => {
      reading.router.enter(hash);
      await openQuietly(reading);
    },
    enterSandbox: () => enterSandbox(reading),
  });
  // Whoever has pressed the poster wants to see it move.
  if (options.runonclick) play(session);
}

/** Shows the poster. Resolves when its button is pressed. */
const pressed = (root: Root, embedder: Embedder): Promise<void> =>
  new Promise((resolve) => {
    root.render(<Poster onRun={resolve} onHeight={(height) => embedder.tellHeight(height)} />);
  });

interface Props {
  readonly reading: Reading;
  readonly read: ReadOptions;
  readonly embedder: Embedder;
}

const Whole = ({ reading, read, embedder }: Props) => (
  <StrictMode>
    <Boundary what={parts.page} isPage>
      <SessionContext value={reading.session}>
        <ReadingContext value={reading}>
          <EmbedPage read={read} onHeight={(height) => embedder.tellHeight(height)} />
        </ReadingContext>
      </SessionContext>
    </Boundary>
  </StrictMode>
);
