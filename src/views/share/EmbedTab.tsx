import { useState } from 'react';
import { isCopied } from '../../store/clipboard.ts';
import { embedAddress, frameLine, scriptLine } from '../../store/embed/line.ts';
import { hashWith, sharedNow } from '../../store/share-view.ts';
import { type Reading, useReading } from '../../store/story/state.ts';
import { Button } from '../../ui/Button.tsx';
import * as words from '../../words/embed.ts';
import { EmbedFields } from './EmbedFields.tsx';
import { EmbedPreview } from './EmbedPreview.tsx';
import { type Chosen, USUAL_EMBED, wishOf } from './embed-wish.ts';
import './embed-tab.css';

/** Its policy allows no frame. */
const IS_ONE_FILE = import.meta.env.MODE === 'single';

/** The line that puts what is open into another page, with a preview. */
export function EmbedTab() {
  const reading = useReading();
  const [what] = useState(() => openNow(reading));
  const [chosen, setChosen] = useState<Chosen>(USUAL_EMBED);
  const [height, setHeight] = useState(480);
  const [copied, setCopied] = useState<{ readonly line: string; readonly isThere: boolean } | null>(null);
  if (what === null) return <p role="status">{words.tooMuchForLine}</p>;
  const wish = wishOf(chosen);
  const where = { ...what, height };
  const line = chosen.way === 'frame' ? frameLine(wish, where) : scriptLine(wish, where);
  const outcome = copied?.line === line ? copied.isThere : null;
  const copy = async () => setCopied({ line, isThere: await isCopied(line) });
  return (
    <div className="embed-tab">
      <EmbedFields chosen={chosen} onChoose={(more) => setChosen({ ...chosen, ...more })} />
      <div className="embed-line">
        <textarea
          className="input"
          aria-label={words.line}
          readOnly
          rows={4}
          value={line}
          onFocus={({ currentTarget }) => currentTarget.select()}
        />
        <Button strong onClick={() => void copy()}>
          {words.copyLine}
        </Button>
        <p role="status">
          {outcome === null ? words.lineHint : outcome ? words.lineCopied : words.lineByHand}{' '}
          {words.height(height)}
        </p>
      </div>
      {IS_ONE_FILE ? (
        <p>{words.inOneFile}</p>
      ) : (
        <EmbedPreview address={embedAddress(wish, what)} height={height} onHeight={setHeight} />
      )}
    </div>
  );
}

/** What the line opens: taken once, when the tab opens; null if it has no address. */
function openNow(reading: Reading) {
  const { hash, to, view } = sharedNow(reading);
  if (hash === null) return null;
  const { origin, pathname } = window.location;
  return {
    page: `${origin === 'null' ? 'file://' : origin}${pathname}`,
    hash: hashWith(hash, to === 'run' && view.t !== undefined ? { t: view.t } : {}),
    title: document.title,
  };
}
