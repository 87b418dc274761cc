/** Actions, from their JSON form to the simulator's. `encode.ts` is the way back. */
import { fromMs } from '../base/time.ts';
import type { Action, Filter, LinkSettings, Selector, Target } from '../sim/types.ts';
import { idOf } from './names.ts';
import type {
  DeedDocument,
  FilterDocument,
  LinkDocument,
  SelectorDocument,
  TargetDocument,
} from './types.ts';

const toTarget = (target: TargetDocument): Target => (target === 'leader' ? 'leader' : idOf(target));
/** The settings that are given, and no others. */
export function toLink({ latency, loss, duplication }: LinkDocument): Partial<LinkSettings> {
  return {
    ...(latency && { latency: [fromMs(latency[0]), fromMs(latency[1])] }),
    ...(loss !== undefined && { loss }),
    ...(duplication !== undefined && { duplication }),
  };
}

function toFilter({ from, to, type }: FilterDocument): Filter {
  return {
    ...(from !== undefined && { from: idOf(from) }),
    ...(to !== undefined && { to: idOf(to) }),
    ...(type !== undefined && { type }),
  };
}

function toSelector(message: SelectorDocument): Selector {
  if (typeof message === 'number') return message;
  const { term, which = 'first' } = message;
  return { ...toFilter(message), ...(term !== undefined && { term }), which };
}

/** What a valid document's action does, without when. */
export function toAction(deed: DeedDocument): Action {
  switch (deed.do) {
    case 'request':
      return { do: deed.do, server: toTarget(deed.server), command: deed.command };
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'wipe':
    case 'timeout':
      return { do: deed.do, server: toTarget(deed.server) };
    case 'setTimer':
      return { do: deed.do, server: toTarget(deed.server), in: fromMs(deed.in) };
    case 'partition':
      return { do: deed.do, groups: deed.groups.map((group) => group.map(idOf)) };
    case 'heal':
      return { do: deed.do };
    case 'cut':
    case 'mend':
      return { do: deed.do, from: idOf(deed.from), to: idOf(deed.to) };
    case 'link':
      return { do: deed.do, from: idOf(deed.from), to: idOf(deed.to), ...toLink(deed) };
    case 'network':
      return { do: deed.do, ...toLink(deed) };
    case 'drop':
    case 'duplicate':
    case 'deliver':
      return { do: deed.do, message: toSelector(deed.message) };
    case 'delay':
      return { do: deed.do, message: toSelector(deed.message), by: fromMs(deed.by) };
    case 'block':
    case 'unblock':
      return { do: deed.do, ...toFilter(deed) };
    case 'hold':
    case 'release':
      return 'message' in deed
        ? { do: deed.do, message: toSelector(deed.message) }
        : { do: deed.do, ...toFilter(deed) };
  }
}
