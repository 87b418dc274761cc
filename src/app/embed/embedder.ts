/**
 * The page around the embed: answers its messages and tells it what happens. Only the page that has the frame
 * is heard. It may be anybody’s: what the embed tells is what its reader sees.
 */
import { serverName } from '../../base/names.ts';
import { toMs } from '../../base/time.ts';
import type { EmbedEvents } from '../../embed/api.ts';
import { answerTo, type Embedded, VERSIONS } from '../../store/embed/requests.ts';
import { statementOf } from '../../store/embed/statements.ts';
import type { Session } from '../../store/session.ts';
import { hashOfPage } from '../../store/story/pages.ts';
import { answerOf, type Reading } from '../../store/story/state.ts';
import { wholeAddress } from './whole-address.ts';

/** Its time is told no more often, neither while it plays nor while somebody pulls at the track. */
const TIME_EVERY_MS = 100;

export class Embedder {
  readonly #reading: Reading;
  /** Whoever has sent a request that could be read; null before: then only ready and height are told. */
  #origin: string | null = null;
  #height = 0;

  constructor(reading: Reading) {
    this.#reading = reading;
  }

  /** From now on its requests are answered, and events are told. */
  listen(embedded: Embedded): void {
    window.addEventListener('message', ({ source, origin, data }) => {
      if (source !== window.parent || window.parent === window) return;
      void answerTo(embedded, data).then((answer) => {
        if (answer === null) return;
        if (answer.ok) this.#origin = origin;
        window.parent.postMessage(answer, named(origin));
      });
    });
    tellOf(this.#reading, (name, value) => this.#tell(name, value));
    this.#tell('ready', { versions: VERSIONS });
  }

  tellHeight(height: number): void {
    if (height === this.#height) return;
    this.#height = height;
    this.#tell('height', { height });
  }

  #tell<Name extends keyof EmbedEvents>(event: Name, value: EmbedEvents[Name]): void {
    if (window.parent === window) return;
    const isOpenly = event === 'ready' || event === 'height';
    if (this.#origin === null && !isOpenly) return;
    const target = isOpenly ? '*' : named(this.#origin ?? '*');
    window.parent.postMessage({ raftarium: VERSIONS[0], event, value }, target);
  }
}

/** A page without an origin of its own (a file, a sandboxed frame) has no name to send to. */
const named = (origin: string): string => (origin === 'null' ? '*' : origin);

type Tell = <Name extends keyof EmbedEvents>(event: Name, value: EmbedEvents[Name]) => void;

function tellOf(reading: Reading, tell: Tell): void {
  const { session } = reading;
  tellTime(session, tell);
  session.subscribe((state, before) => {
    if (state.playing !== before.playing)
      tell('playing', { playing: state.playing, t: toMs(session.playhead.now()) });
    if (state.document !== before.document)
      tell('document', {
        title: state.document.title ?? '',
        actions: state.document.actions?.length ?? 0,
      });
    else if (state.playing && state.world.seq > before.world.seq)
      for (const { seq, time, kind, server, term } of state.highlights)
        if (seq > before.world.seq && seq <= state.world.seq)
          tell('highlight', {
            t: toMs(time),
            kind,
            server: server === 0 ? null : serverName(server),
            term: term === 0 ? null : term,
          });
    if (state.notice !== before.notice && state.notice?.tone === 'error')
      tell('error', { message: state.notice.text });
  });
  reading.subscribe((story, before) => {
    if (story.page !== before.page || answerOf(story) === answerOf(before)) return;
    const statement = statementOf(story, wholeAddress(hashOfPage(story.page)));
    if (statement !== null) tell('answer', statement);
  });
}

function tellTime(session: Session, tell: Tell): void {
  let [told, when, waiting] = [-1, Number.NEGATIVE_INFINITY, 0];
  const tellNow = () => {
    waiting = 0;
    const time = session.playhead.now();
    if (time === told) return;
    [told, when] = [time, performance.now()];
    tell('time', { t: toMs(time), playing: session.playhead.moving });
  };
  session.playhead.onPaint(() => {
    const rest = when + TIME_EVERY_MS - performance.now();
    if (rest <= 0) tellNow();
    else if (waiting === 0) waiting = window.setTimeout(tellNow, rest);
  });
}
