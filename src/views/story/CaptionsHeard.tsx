import { useEffect, useState } from 'react';
import { serverName } from '../../base/names.ts';
import { onCaptions } from '../../store/story/caption-news.ts';
import { useReading } from '../../store/story/state.ts';
import * as texts from '../../words/story.ts';

/** Reads out each caption of the stage, as the run reaches it. */
export function CaptionsHeard() {
  const reading = useReading();
  const [words, setWords] = useState('');
  useEffect(
    () =>
      onCaptions(reading, (appeared) =>
        setWords(appeared.map(({ server, text }) => `${serverName(server)}: ${text}`).join(' ')),
      ),
    [reading],
  );
  return (
    <p className="hidden" role="status" aria-label={texts.captions}>
      {words}
    </p>
  );
}
