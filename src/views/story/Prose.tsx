import { useState } from 'react';
import { useReading } from '../../store/story/state.ts';
import { useTapWords } from '../../ui/tap.ts';
import { Exact } from '../narration/Exact.tsx';
import { type Inline, paragraphsOf, parseInline } from './inline.ts';
import { TermButton } from './TermButton.tsx';

/** Words of the story: terms open the glossary, servers are highlighted on the stage. */
export function Prose({ text }: { readonly text: string }) {
  const [open, setOpen] = useState<string | null>(null);
  const tapWords = useTapWords();
  const drawn = (mark: Inline, key: string) => {
    switch (mark.kind) {
      case 'text':
        return <Exact key={key} text={mark.text} />;
      case 'stress':
        return <em key={key}>{mark.marks.map((inner, i) => drawn(inner, `${key}.${i}`))}</em>;
      case 'server':
        return <ServerWord key={key} id={mark.server} />;
      case 'term':
        return (
          <span key={key} className={mark.tail && 'together'}>
            <TermButton
              term={mark.term}
              isOpen={open === key}
              onOpen={(isOpen) => setOpen((was) => (isOpen ? key : was === key ? null : was))}
            >
              {mark.text}
            </TermButton>
            {mark.tail}
          </span>
        );
    }
  };
  return paragraphsOf(tapWords(text)).map((paragraph, p) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never change their places
    <p key={p}>{parseInline(paragraph).map((mark, i) => drawn(mark, `${p}.${i}`))}</p>
  ));
}

/** A server's name: hovering highlights its server. */
function ServerWord({ id }: { readonly id: number }) {
  const reading = useReading();
  const point = (pointed: number | null) => reading.setState({ pointed });
  return (
    <span
      className="server-word"
      translate="no"
      onPointerEnter={() => point(id)}
      onPointerLeave={() => point(null)}
    >
      S{id}
    </span>
  );
}
