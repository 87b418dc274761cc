/** The page's title says what is open: it names the entries of the browser's history. */
import { lineOf } from './pages.ts';
import { type Story, useStory, wordsOf } from './state.ts';

const NAME = 'Raftarium';

function titleOf(story: Story): string {
  if (story.mode === 'sandbox') return `${NAME}: sandbox`;
  return [wordsOf(story)?.title, lineOf(story.page.chapter)?.title, NAME].filter(Boolean).join(' · ');
}

export function keepTitle(): void {
  const tell = (story: Story) => {
    document.title = titleOf(story);
  };
  tell(useStory.getState());
  useStory.subscribe(tell);
}
