import { useEffect, useRef, useState } from 'react';
import * as words from '../../words/embed.ts';

interface Props {
  readonly address: string;
  readonly height: number;
  /** The height that the embed wants. */
  readonly onHeight: (height: number) => void;
}

/** Choices often change several times in a row. */
const STILL_MS = 400;

/** The embed itself, in a frame. */
export function EmbedPreview({ address, height, onHeight }: Props) {
  const frame = useRef<HTMLIFrameElement>(null);
  const [shown, setShown] = useState(address);
  const [isPhone, setPhone] = useState(false);
  useEffect(() => {
    const waiting = setTimeout(setShown, STILL_MS, address);
    return () => clearTimeout(waiting);
  }, [address]);
  useEffect(() => {
    const hear = ({ source, data }: MessageEvent<unknown>) => {
      const wanted = source === frame.current?.contentWindow ? heightIn(data) : null;
      if (wanted !== null) onHeight(wanted);
    };
    window.addEventListener('message', hear);
    return () => window.removeEventListener('message', hear);
  }, [onHeight]);
  return (
    <div className="embed-preview">
      <label className="share-choice">
        <input type="checkbox" checked={isPhone} onChange={({ target }) => setPhone(target.checked)} />
        <span>{words.onPhone}</span>
      </label>
      <iframe
        // Another query alone would load it again, too; another hash alone would not.
        key={shown}
        ref={frame}
        className={isPhone ? 'is-phone' : undefined}
        src={shown}
        title={words.preview}
        height={height}
      />
    </div>
  );
}

/** The height that a message of an embed says; null if it says none. */
function heightIn(data: unknown): number | null {
  if (typeof data !== 'object' || data === null || !('event' in data) || data.event !== 'height') return null;
  const value: unknown = 'value' in data ? data.value : null;
  const height = typeof value === 'object' && value !== null && 'height' in value ? value.height : null;
  return typeof height === 'number' && height > 0 && height < 5000 ? height : null;
}
