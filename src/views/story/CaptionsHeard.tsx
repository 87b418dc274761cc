import { useEffect, useState } from 'react';
import { serverName } from '../../base/names.ts';
import { onCaptions } from '../../store/story/caption-news.ts';

/** For the ear: each caption of the stage, as the run comes to it. */
export function CaptionsHeard() {
  const [words, setWords] = useState('');
  useEffect(
    () =>
      onCaptions((appeared) =>
        setWords(appeared.map(({ server, text }) => `${serverName(server)}: ${text}`).join(' ')),
      ),
    [],
  );
  return (
    <p className="hidden" role="status" aria-label="Said at the servers">
      {words}
    </p>
  );
}
