import { useState } from 'react';
import { isCopied } from '../../../store/clipboard.ts';
import { Button } from '../../../ui/Button.tsx';
import * as words from '../../../words/inspector.ts';

/** Copies what is shown as text. */
export function CopyText({ text }: { readonly text: () => string }) {
  const [said, setSaid] = useState('');
  const copy = async () => setSaid((await isCopied(text())) ? words.copied : words.cannotCopy);
  return (
    <p className="state-foot">
      <Button onClick={() => void copy()}>{words.copy}</Button>
      <span role="status">{said}</span>
    </p>
  );
}
