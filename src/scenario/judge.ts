/** Checks of an action or a claim that need several fields. */
import type { Fault, Shape } from './fields.ts';
import type { ActionDocument, ClaimDocument, DueDocument, ExpectDocument } from './types.ts';

/**
 * Claims about one server. `leader` belongs here if `server` is given; without it, it is about the cluster.
 */
const OF_SERVER = ['power', 'role', 'term', 'votedFor', 'log', 'commitIndex', 'state'] as const;
const OF_CLUSTER = ['leaders', 'agree', 'committed', 'count', 'violated'] as const;
const TIMES = ['at', 'by', 'always', 'never'] as const;

/** What JSON Schema can express of the rules below. */
const oneOrMore = (keys: readonly string[]): Shape => ({ anyOf: keys.map((key) => ({ required: [key] })) });
export const exactlyOne = (...keys: string[]): Shape =>
  keys.length > 0 ? { oneOf: keys.map((key) => ({ required: [key] })) } : {};
export const DUE: Shape = { ...exactlyOne('at', 'when'), dependencies: { after: ['when'] } };
export const claimShape = (aboutServer: boolean): Shape =>
  aboutServer
    ? { required: ['server'], ...oneOrMore([...OF_SERVER, 'leader']) }
    : {
        ...oneOrMore([...OF_CLUSTER, 'leader']),
        dependencies: Object.fromEntries([...OF_SERVER, 'server'].map((key) => [key, false])),
      };

export function judgeAction(action: ActionDocument): Fault | undefined {
  return (
    judgeDue(action) ??
    judgeGroups(action) ??
    judgeSelection(action) ??
    judgeDirection(action) ??
    judgeSettings(action)
  );
}

function judgeDue({ at, when, after }: DueDocument): Fault | undefined {
  if (after !== undefined && when === undefined)
    return { path: ['after'], message: 'stands only beside when' };
  if (at === undefined && when === undefined)
    return { path: ['at'], message: 'missing: exactly one of at and when is needed' };
  if (at !== undefined && when !== undefined)
    return { path: [], message: 'exactly one of at and when is needed, not both' };
  return undefined;
}

function judgeGroups(action: ActionDocument): Fault | undefined {
  if (action.do !== 'partition') return undefined;
  const seen = new Set<string>();
  for (const [g, group] of action.groups.entries()) {
    for (const [i, name] of group.entries()) {
      if (seen.has(name)) return { path: ['groups', g, i], message: `${name} stands in a group already` };
      seen.add(name);
    }
  }
  return undefined;
}

/** `hold` and `release` take messages in flight or all later messages, never both. */
function judgeSelection(action: ActionDocument): Fault | undefined {
  if (!('message' in action)) return undefined;
  const also = (['from', 'to', 'type'] as const).find((key) => key in action);
  return also && { path: [also], message: 'does not stand beside message' };
}

function judgeDirection(action: ActionDocument): Fault | undefined {
  if ('from' in action && action.from !== undefined && action.from === action.to) {
    return { path: ['to'], message: `must be another server than from, ${action.from}` };
  }
  if (!('message' in action) || typeof action.message === 'number') return undefined;
  const { from, to } = action.message;
  if (from === undefined || from !== to) return undefined;
  return { path: ['message', 'to'], message: `must be another server than from, ${from}` };
}

/** What the action `settings` may change of one server, and what of the cluster as a whole. */
const OWN_SETTINGS = ['electionTimeout', 'disk', 'clock'] as const;
const SHARED_SETTINGS = ['heartbeatInterval', 'replicate', 'maxEntries', 'noop', 'fastBacktrack'] as const;

export const SETTINGS_SHAPE: Shape = {
  ...DUE,
  ...oneOrMore([...SHARED_SETTINGS, ...OWN_SETTINGS]),
  dependencies: { after: ['when'], clock: ['server'], server: { not: oneOrMore(SHARED_SETTINGS) } },
  allOf: [{ properties: { disk: { minProperties: 1 } } }],
};

function judgeSettings(action: ActionDocument): Fault | undefined {
  if (action.do !== 'settings') return undefined;
  const [shared] = SHARED_SETTINGS.filter((key) => key in action);
  if ('server' in action && shared !== undefined)
    return { path: [shared], message: 'is set for all servers only: it does not stand beside server' };
  if (!('server' in action) && 'clock' in action)
    return { path: ['clock'], message: 'stands only beside server: every server has a clock of its own' };
  if (action.disk !== undefined && Object.keys(action.disk).length === 0)
    return { path: ['disk'], message: 'changes nothing: at least one of write, fails is needed' };
  if (shared !== undefined || OWN_SETTINGS.some((key) => key in action)) return undefined;
  const known = 'server' in action ? OWN_SETTINGS : [...SHARED_SETTINGS, 'electionTimeout', 'disk'];
  return { path: [], message: `changes nothing: at least one of ${known.join(', ')} is needed` };
}

/** A claim without its time: `when`, and the “until” of the story. */
export function judgeWhen(claim: ClaimDocument): Fault | undefined {
  const ofServer = OF_SERVER.find((key) => claim[key] !== undefined);
  if (claim.server === undefined && ofServer) {
    return { path: ['server'], message: `missing: ${ofServer} is said of a server` };
  }
  if (claim.server !== undefined && !ofServer && claim.leader === undefined) {
    return {
      path: ['server'],
      message: `nothing is said of it: ${OF_SERVER.join(', ')} or leader is needed`,
    };
  }
  if (ofServer || claim.leader !== undefined || OF_CLUSTER.some((key) => claim[key] !== undefined))
    return undefined;
  return { path: [], message: 'nothing is claimed' };
}

export function judgeExpect(expect: ExpectDocument): Fault | undefined {
  const times = TIMES.filter((key) => expect[key] !== undefined);
  if (times.length > 1)
    return { path: [], message: `exactly one of ${TIMES.join(', ')} is needed, not ${times.join(' and ')}` };
  if (times.length === 0)
    return { path: ['at'], message: `missing: exactly one of ${TIMES.join(', ')} is needed` };
  return judgeWhen(expect);
}
