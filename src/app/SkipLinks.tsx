import { useStory } from '../store/story/state.ts';
import * as words from '../words/page.ts';

/** Moves the focus to the first of these that takes it. */
function focusOn(selector: string): void {
  document.querySelector<HTMLElement | SVGElement>(selector)?.focus();
}

const STAGE = '.stage [tabindex="0"]';
const WORDS = '.story-words';
const EVENTS = '[role="log"] [tabindex="0"], [role="log"] button';

/** Skip links past the header. Buttons, since the address after # holds the run. */
export function SkipLinks() {
  const isStory = useStory(({ mode }) => mode === 'story');
  return (
    <nav className="skips" aria-label={words.skip}>
      <button type="button" onClick={() => focusOn(STAGE)}>
        {words.toStage}
      </button>
      <button type="button" onClick={() => focusOn(isStory ? WORDS : EVENTS)}>
        {isStory ? words.toWords : words.toEvents}
      </button>
    </nav>
  );
}
