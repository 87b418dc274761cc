/** The page's title names what is open: it labels the entries of the browser's history. */
import { contentsLine } from './pages.ts';
import { beatWordsOf, type Reading, type Story } from './state.ts';

const NAME = 'Raftarium';

function titleOf(story: Story): string {
  if (story.mode === 'sandbox') return `${NAME}: sandbox`;
  return [beatWordsOf(story)?.title, contentsLine(story.page.chapter)?.title, NAME]
    .filter(Boolean)
    .join(' · ');
}

export function keepTitle(reading: Reading): void {
  const update = (story: Story) => {
    document.title = titleOf(story);
  };
  update(reading.getState());
  reading.subscribe(update);
}
