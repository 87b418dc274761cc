/** Actions, from the simulator's form to their JSON form: what a document keeps of a live intervention. */
import { type Micros, toMs } from '../base/time.ts';
import type { Action, Filter, LinkSettings, Selector, Target } from '../sim/types.ts';
import { nameOf } from './names.ts';
import type {
  ActionDocument,
  DeedDocument,
  FilterDocument,
  LinkDocument,
  SelectorDocument,
  TargetDocument,
} from './types.ts';

const fromTarget = (target: Target): TargetDocument => (target === 'leader' ? 'leader' : nameOf(target));

function fromLink({ latency, loss, duplication }: Partial<LinkSettings>): LinkDocument {
  return {
    ...(latency && { latency: [toMs(latency[0]), toMs(latency[1])] }),
    ...(loss !== undefined && { loss }),
    ...(duplication !== undefined && { duplication }),
  };
}

function fromFilter({ from, to, type }: Filter): FilterDocument {
  return {
    ...(from !== undefined && { from: nameOf(from) }),
    ...(to !== undefined && { to: nameOf(to) }),
    ...(type !== undefined && { type }),
  };
}

function fromSelector(message: Selector): SelectorDocument {
  if (typeof message === 'number') return message;
  const { term, which } = message;
  return { ...fromFilter(message), ...(term !== undefined && { term }), which };
}

/** The JSON form of an action done at `at`. */
export function actionToDocument(action: Action, at: Micros): ActionDocument {
  return { at: toMs(at), ...fromAction(action) };
}

function fromAction(action: Action): DeedDocument {
  switch (action.do) {
    case 'request':
      return { do: action.do, server: fromTarget(action.server), command: action.command };
    case 'crash':
    case 'restart':
    case 'pause':
    case 'resume':
    case 'wipe':
    case 'timeout':
      return { do: action.do, server: fromTarget(action.server) };
    case 'setTimer':
      return { do: action.do, server: fromTarget(action.server), in: toMs(action.in) };
    case 'partition':
      return { do: action.do, groups: action.groups.map((group) => group.map(nameOf)) };
    case 'heal':
      return { do: action.do };
    case 'cut':
    case 'mend':
      return { do: action.do, from: nameOf(action.from), to: nameOf(action.to) };
    case 'link':
      return { do: action.do, from: nameOf(action.from), to: nameOf(action.to), ...fromLink(action) };
    case 'network':
      return { do: action.do, ...fromLink(action) };
    case 'drop':
    case 'duplicate':
    case 'deliver':
      return { do: action.do, message: fromSelector(action.message) };
    case 'delay':
      return { do: action.do, message: fromSelector(action.message), by: toMs(action.by) };
    case 'block':
    case 'unblock':
      return { do: action.do, ...fromFilter(action) };
    case 'hold':
    case 'release':
      return 'message' in action
        ? { do: action.do, message: fromSelector(action.message) }
        : { do: action.do, ...fromFilter(action) };
  }
}
