/** The page's title names what is open: it labels the entries of the browser's history. */
import { onPart } from '../../parts/part.ts';
import { openEntryOf } from './open-now.ts';
import { contentsLine } from './pages.ts';
import { beatWordsOf, type Reading } from './state.ts';

const NAME = 'Raftarium';

function titleOf(reading: Reading): string {
  const story = reading.getState();
  if (story.mode === 'library') return `${NAME}: library`;
  if (story.mode === 'sandbox') {
    const entry = openEntryOf(reading);
    return entry ? `${entry.title} · ${NAME}` : `${NAME}: sandbox`;
  }
  return [beatWordsOf(story)?.title, contentsLine(story.page.chapter)?.title, NAME]
    .filter(Boolean)
    .join(' · ');
}

export function keepTitle(reading: Reading): void {
  const update = () => {
    document.title = titleOf(reading);
  };
  update();
  onPart(update);
  reading.subscribe(update);
  reading.session.subscribe((state, before) => {
    if (state.document !== before.document) update();
  });
}
