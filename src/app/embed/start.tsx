/** The page as an embed: opens what its address names, with the options of its query. */
import { StrictMode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
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
  flushSync(() => root.render(<Whole {...{ reading, read, embedder }} />));
  embedder.listen({
    session,
    openHash: async (hash) => {
      reading.router.enter(hash);
      await openQuietly(reading);
    },
    enterSandbox: () => enterSandbox(reading),
  });
  // Whoever has pressed the button wants to see it move.
  if (!options.runonclick) return;
  play(session);
  // The button that had the focus was in another document of the same frame.
  if (document.hasFocus())
    page.querySelector<HTMLElement>('[data-command="toggle"]')?.focus({ preventScroll: true });
}

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
