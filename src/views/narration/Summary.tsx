import { useEffect, useState } from 'react';
import { useSession } from '../../store/session.ts';
import { summed } from './summed.ts';

/** As often as a sentence can be listened to. */
const EVERY_MS = 3000;

/**
 * For the ear, while lines come too quickly to be read out: what happened since the last sentence, now and then, and once more when
 * they come slowly again.
 */
export function Summary({ tooFast }: { readonly tooFast: boolean }) {
  const [text, setText] = useState('');
  useEffect(() => {
    if (!tooFast) return;
    let told = useSession.getState().world;
    const tell = (): void => {
      const { world, highlights } = useSession.getState();
      const sentence = world.seq < told.seq ? '' : summed(highlights, told, world);
      told = world;
      if (sentence !== '') setText(sentence);
    };
    const telling = setInterval(tell, EVERY_MS);
    return () => {
      clearInterval(telling);
      tell();
    };
  }, [tooFast]);
  return (
    <p className="hidden" role="status" aria-label="Summary">
      {text}
    </p>
  );
}
