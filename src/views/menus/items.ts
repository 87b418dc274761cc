/** What can be done to a server or a message, just now, or about an event. The names are what assistive technology and tests rely on. */
import { timeWords, toMs } from '../../base/time.ts';
import type { Node, Packet, SimEvent } from '../../sim/types.ts';
import { act, DELAY, goToEvent, openDialog, playUntil, toEnd } from '../../store/commands.ts';
import { planOf } from '../../store/plan.ts';
import { recallAll } from '../../store/recall.ts';
import type { Session } from '../../store/session.ts';
import { UNTILS } from '../../store/until.ts';
import { whatIfs } from '../../store/whatIf.ts';

export interface Item {
  readonly name: string;
  readonly run: () => void;
}

export function serverItems({ id, power, server }: Node): readonly Item[] {
  const runs = power !== 'crashed';
  const deed = (
    name: string,
    word: 'crash' | 'restart' | 'pause' | 'resume' | 'timeout' | 'wipe',
    fits: boolean,
  ) => (fits ? [{ name, run: () => act({ do: word, server: id }) }] : []);
  return [
    ...deed('Crash', 'crash', runs),
    ...deed('Restart', 'restart', !runs),
    ...deed('Pause', 'pause', power === 'up'),
    ...deed('Resume', 'resume', power === 'paused'),
    ...deed('Time out', 'timeout', runs && server.role.name !== 'leader'),
    ...(runs ? [{ name: 'Send request', run: () => openDialog({ name: 'request', server: id }) }] : []),
    ...deed('Wipe disk', 'wipe', true),
  ];
}

export function messageItems({ id, at, message }: Packet): readonly Item[] {
  const { type, from, to } = message;
  return [
    { name: 'Drop', run: () => act({ do: 'drop', message: id }) },
    { name: 'Duplicate', run: () => act({ do: 'duplicate', message: id }) },
    { name: 'Deliver now', run: () => act({ do: 'deliver', message: id }) },
    // A held message has no time of arrival that could be put off.
    ...(at === Infinity
      ? [{ name: 'Let go', run: () => act({ do: 'release', message: id }) }]
      : [
          { name: 'Delay', run: () => act({ do: 'delay', message: id, by: DELAY }) },
          { name: 'Hold', run: () => act({ do: 'hold', message: id }) },
        ]),
    { name: 'Several like it', run: () => openDialog({ name: 'several', like: { type, from, to } }) },
  ];
}

export function eventItems(event: SimEvent): readonly Item[] {
  return [
    { name: 'Go to this event', run: () => goToEvent(event.seq) },
    ...recallAll(event.causes).map(({ seq, time }) => ({
      name: `What led to it, at ${toMs(time).toFixed(1)} ms`,
      run: () => goToEvent(seq),
    })),
    ...whatIfs(event).map(({ name, run }) => ({ name: `What if ${name}?`, run })),
  ];
}

/** What to go on to: the next highlight of a kind is played to, a time is run to at once. */
export function untilItems({ document, frontierTime }: Session): readonly Item[] {
  const { end } = planOf(document);
  return [
    ...UNTILS.map(({ sort, name }) => ({ name, run: () => playUntil(sort) })),
    { name: 'Run to a time …', run: () => openDialog({ name: 'time' }) },
    ...(end > frontierTime ? [{ name: `Run to the end of the plan, ${timeWords(end)}`, run: toEnd }] : []),
  ];
}
