import type { ReactNode } from 'react';
import { shareOpen } from '../../store/story/open-now.ts';
import { useReading } from '../../store/story/state.ts';
import { IconButton, WordedButton } from '../../ui/Button.tsx';
import { PAGE_WIDTHS } from '../../ui/breakpoints.ts';
import { useMedia } from '../../ui/media.ts';
import { presenter } from '../../words/commands.ts';
import * as words from '../../words/controls.ts';
import { lookCloser } from '../../words/study.ts';
import { CommandButton } from './CommandButton.tsx';
import { HallSwitch } from './HallSwitch.tsx';
import { ThemeSwitch } from './ThemeSwitch.tsx';

const SCREEN = 'M2.5 3.5h15v9.5h-15zM10 13v3.5M6.5 16.5h7';
const LENS = 'M8.8 3.4a5.4 5.4 0 1 0 0 10.8 5.4 5.4 0 0 0 0-10.8M12.8 12.8l4 4';

/** Windows in which one row has no room for all. */
const NARROW = `(max-width: ${PAGE_WIDTHS.phone}px), (max-width: ${PAGE_WIDTHS.fingers}px) and (pointer: coarse)`;

/** It shows one window at a time. */
const PHONE = `(max-width: ${PAGE_WIDTHS.phone}px)`;

/** Windows in which there is no room for sharing beside the three modes. */
const NARROWEST = `(max-width: ${PAGE_WIDTHS.narrowPhone}px)`;

/** Tools for the page, not the cluster. */
export function PageTools() {
  const isNarrow = useMedia(NARROW);
  const isNarrowest = useMedia(NARROWEST);
  return (
    <div className="page-tools">
      <CommandButton command="undo" icon="undo" label={words.undo} />
      {!isNarrowest && <ShareButton />}
      {!isNarrow && <RareTools withLabel={false} />}
      <CommandButton command="help" icon="help" label={words.help} />
      {isNarrow && <MoreTools>{isNarrowest && <ShareButton />}</MoreTools>}
    </div>
  );
}

function ShareButton() {
  const reading = useReading();
  return (
    <WordedButton
      icon="share"
      label={words.share}
      title={words.shareHint}
      onClick={() => void shareOpen(reading)}
    />
  );
}

function RareTools({ withLabel }: { readonly withLabel: boolean }) {
  return (
    <>
      <CommandButton command="files" icon="file" label={words.file} withLabel={withLabel} />
      <CommandButton command="look" icon={LENS} label={lookCloser} withLabel={withLabel} />
      <CommandButton command="diagram" icon="diagram" label={words.diagram} withLabel={withLabel} />
      <CommandButton command="legend" icon="legend" label={words.legend} withLabel={withLabel} />
      <ThemeSwitch withLabel={withLabel} />
      <HallSwitch withLabel={withLabel} />
    </>
  );
}

/** Tools that are needed less often, behind one button. */
function MoreTools({ children }: { readonly children: ReactNode }) {
  const isPhone = useMedia(PHONE);
  return (
    <>
      <IconButton icon="more" label={words.more} popoverTarget="more-tools" />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- a press of a button in it, by whatever means, is a click */}
      <div
        id="more-tools"
        popover="auto"
        className="more-tools"
        data-focus-then='[popovertarget="more-tools"]'
        onClick={({ currentTarget }) => currentTarget.hidePopover()}
      >
        {children}
        <RareTools withLabel />
        {!isPhone && <CommandButton command="presenter" icon={SCREEN} label={presenter} withLabel />}
      </div>
    </>
  );
}
