import { hashOfPage } from '../store/story/pages.ts';
import { useStory } from '../store/story/state.ts';
import * as words from '../words/page.ts';

/** The modes of the page, each with its address. */
export function ModeNav() {
  const mode = useStory((story) => story.mode);
  const page = useStory((story) => story.page);
  const current = (is: typeof mode) => (mode === is ? 'page' : undefined);
  return (
    <nav className="ways" aria-label={words.product}>
      <a href={hashOfPage(page)} aria-current={current('story')}>
        {words.story}
      </a>
      <a href="#sandbox" aria-current={current('sandbox')}>
        {words.sandbox}
      </a>
      <a href="#library" aria-current={current('library')}>
        {words.library}
      </a>
    </nav>
  );
}
