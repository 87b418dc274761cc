/** Prints a sheet of its own: of the run at its time, or of a chapter of the story. */
import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import type { Lesson } from '../../lessons/types.ts';
import { isListed } from '../../store/pages.ts';
import { carriedHash } from '../../store/pictures/carried-hash.ts';
import { pagesOf } from '../../store/pictures/chapter.ts';
import { shownOn } from '../../store/pictures/shown.ts';
import type { Session } from '../../store/session.ts';
import { hashOfPage } from '../../store/story/pages.ts';
import type { Reading } from '../../store/story/state.ts';
import { Folding } from '../narration/fold.ts';
import { lineWords } from '../narration/line-words.ts';
import { openCamera } from './draw.tsx';
import { ChapterSheet, type Happened, type PrintedPage, RunSheet } from './PaperSheets.tsx';
import { linesOnPaper, PAPER_WIDTH, type PictureWish } from './wish.ts';

/** In a chapter, beside the words. */
const SMALL_WIDTH = 396;
/** A longer address is of no use on paper. */
const LONGEST_ADDRESS = 1200;

const ON_PAPER: Omit<PictureWish, 'width'> = { what: 'paper', theme: 'print', caption: false, legend: false };

/** Prints the situation that is shown. `named`: its short address, if it has one. */
export async function printRun(reading: Reading, named: string | null): Promise<void> {
  const { session, router } = reading;
  const time = session.playhead.now();
  const wish = { ...ON_PAPER, width: PAPER_WIDTH, caption: true, legend: true };
  const camera = await openCamera(shownOn(reading), time, wish);
  const picture = await camera.svg().finally(() => camera.close());
  const whole = router.addressOf(named ?? carriedHash(session, time));
  const address = whole.length > LONGEST_ADDRESS ? null : whole;
  const lines = linesOnPaper(Number(picture.getAttribute('height')), address?.length ?? 0);
  await printed(<RunSheet picture={picture} latest={latestOf(session, lines)} address={address} />);
}

/** The last lines of the list of events. */
function latestOf(session: Session, most: number): readonly Happened[] {
  const { events } = session.getState();
  const folding = new Folding(session, false);
  const lines = folding.take(events.filter((event) => isListed(event, 'decisions')));
  return lines.slice(-most).map((line) => ({ time: line.events[0].time, text: lineWords(session, line) }));
}

/** Prints all pages of a chapter. */
export async function printChapter({ router }: Reading, lesson: Lesson, hasAnswers: boolean): Promise<void> {
  const pages: PrintedPage[] = [];
  const wish = { ...ON_PAPER, width: SMALL_WIDTH };
  for (const page of await pagesOf(lesson)) {
    const camera = await openCamera({ run: page.run }, page.time, wish);
    // All pictures stand in one page, where a name is of one thing.
    const picture = await camera.svg(wish, `${page.id}-`).finally(() => camera.close());
    pages.push({ ...page, picture });
  }
  const { title, about } = lesson.words;
  const { id, beats } = lesson.chapter;
  const address = router.addressOf(hashOfPage({ chapter: id, beat: beats[0]?.id ?? '' }));
  await printed(
    <ChapterSheet title={title} about={about} pages={pages} hasAnswers={hasAnswers} address={address} />,
  );
}

/** Puts the sheet into the page, prints it, and takes it away again. */
async function printed(sheet: ReactNode): Promise<void> {
  document.querySelector('.paper-room-of-page')?.remove();
  const room = document.createElement('div');
  room.className = 'paper-room-of-page';
  document.body.append(room);
  const root = createRoot(room);
  flushSync(() => root.render(sheet));
  document.body.classList.add('prints-paper');
  await document.fonts.ready;
  const end = () => {
    window.removeEventListener('afterprint', end);
    root.unmount();
    room.remove();
    document.body.classList.remove('prints-paper');
  };
  window.addEventListener('afterprint', end);
  window.print();
}
