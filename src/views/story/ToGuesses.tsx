import { useEffect, useState } from 'react';
import { wantsStillness } from '../../store/commands.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import * as texts from '../../words/story.ts';
import { useBets } from './useBets.ts';

/** The foot of a phone's page covers so much of the window. */
const COVERED = '0px 0px -160px 0px';

/** In pixels: so much of the guesses is enough to be seen. */
const A_LINE = 40;
const TENTHS = Array.from({ length: 11 }, (_, i) => i / 10);

const recap = (): Element | null => document.querySelector('.recap');

/** Where the reader's guesses stand below what is in view, it says that they are there, and leads to them. */
export function ToGuesses() {
  const count = useBets().length;
  const [below, setBelow] = useState(false);
  useEffect(() => {
    const guesses = recap();
    if (guesses === null) return;
    const watching = new IntersectionObserver(
      (entries) => {
        const entry = entries.at(-1);
        if (!entry) return;
        const { intersectionRect, boundingClientRect } = entry;
        setBelow(intersectionRect.height < Math.min(A_LINE, boundingClientRect.height * 0.8));
      },
      { rootMargin: COVERED, threshold: TENTHS },
    );
    watching.observe(guesses);
    return () => {
      watching.disconnect();
      setBelow(false);
    };
  }, [count]);
  if (!below) return null;
  return (
    <Button
      className="to-guesses"
      data-focus-then=".story-words"
      onClick={() =>
        recap()?.scrollIntoView({ block: 'start', behavior: wantsStillness() ? 'instant' : 'smooth' })
      }
    >
      {texts.guesses}
      <Icon name="down" />
    </Button>
  );
}
