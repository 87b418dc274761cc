import type { Bet } from '../../store/story/bets.ts';
import { hashOfPage, keyOf } from '../../store/story/pages.ts';
import * as texts from '../../words/story.ts';
import { unbroken } from '../../words/unbroken.ts';
import { useBets } from './useBets.ts';

/** The reader's guesses come back at the end of a chapter. Nothing without guesses. */
export function Recap() {
  const made = useBets();
  if (made.length === 0) return null;
  const wrong = made.filter((bet) => bet.wrong.length > 0);
  return (
    <section className="recap" aria-label={texts.guesses}>
      <p>{texts.guessesCameTrue(made.length, made.filter(({ right }) => right).length)}</p>
      {wrong.length > 0 && (
        <ul>
          {wrong.map((bet) => (
            <Wrong key={keyOf(bet.page)} bet={bet} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Wrong({ bet: { page, idea, wrong } }: { readonly bet: Bet }) {
  return (
    <li>
      {wrong.map(({ label, grain }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: what was said stays in its place
        <span key={i} className="recap-words">
          {unbroken(texts.youSaid(label, grain))}
        </span>
      ))}{' '}
      <a href={hashOfPage(page)}>{unbroken(idea)}</a>
    </li>
  );
}
