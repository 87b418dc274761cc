import { useEffect, useState } from 'react';
import { useSession } from '../../store/session.ts';
import { summed } from './summed.ts';

/** As often as a sentence can be listened to. */
const EVERY_MS = 3000;

/** For the ear, while lines come too quickly to be read out: what happened since the last sentence, now and then. */
export function Summary() {
  const [text, setText] = useState('');
  useEffect(() => {
    let told = useSession.getState().world.seq;
    const telling = setInterval(() => {
      const { world, highlights } = useSession.getState();
      const sentence = summed(highlights, told, world.seq);
      told = world.seq;
      if (sentence !== '') setText(sentence);
    }, EVERY_MS);
    return () => clearInterval(telling);
  }, []);
  return (
    <p className="hidden" role="status" aria-label="Summary">
      {text}
    </p>
  );
}
