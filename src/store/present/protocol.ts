/**
 * What the hall and the presenter's window say to each other, by `postMessage`: it works from a file too,
 * where the windows have no origin in common. The shape of every message is checked, and nothing in one is
 * code or markup.
 */
import * as v from 'valibot';

/**
 * To be raised with every change of a shape. Messages of another version are of another build of this page:
 * both windows have to be reloaded. The presenter's says so, as every hall answers every version by `here`.
 */
export const VERSION = 2;
const NAME = 'present';

/** Commands of the keyboard that the presenter's window may give: none that opens a dialog in the hall. */
export const GIVEN = [
  'next-page',
  'previous-page',
  'toggle',
  'next-event',
  'previous-event',
  'next-highlight',
  'previous-highlight',
  'slower',
  'faster',
  'start',
  'end',
  'heal',
  'release',
  'undo',
  'diagram',
  'hall',
  'blank',
  'pointer',
] as const;
export type Given = (typeof GIVEN)[number];

const text = (most: number) => v.pipe(v.string(), v.maxLength(most));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const length = v.pipe(v.number(), v.minValue(0), v.maxValue(100_000));
const head = { raftarium: v.picklist([NAME]), version: v.picklist([VERSION]) };
const only = <T extends string>(say: T) => v.picklist([say]);

const blank = v.nullable(v.picklist(['black', 'paper']));

/** What the presenter's window says. */
const ASKINGS = {
  /**
   * It is there. `fresh`: it knows nothing. `hall`: the hall was in hall mode when it was heard last; it may
   * have been reloaded since.
   */
  hello: v.strictObject({ ...head, say: only('hello'), fresh: v.boolean(), hall: v.boolean() }),
  bye: v.strictObject({ ...head, say: only('bye') }),
  /** `scroll`: if the words of the page go on below, they scroll before the page turns. */
  command: v.strictObject({ ...head, say: only('command'), id: v.picklist(GIVEN), scroll: v.boolean() }),
  /** The option of the open question with this number, from 1; or the server. */
  choose: v.strictObject({
    ...head,
    say: only('choose'),
    number: v.pipe(count, v.minValue(1), v.maxValue(99)),
  }),
  server: v.strictObject({
    ...head,
    say: only('server'),
    server: v.pipe(count, v.minValue(1), v.maxValue(99)),
    act: v.picklist(['crash', 'restart', 'pause', 'resume']),
  }),
  /** The open dialog or menu of the hall is to be closed: until then its page does not turn. */
  close: v.strictObject({ ...head, say: only('close') }),
  blank: v.strictObject({ ...head, say: only('blank'), as: blank }),
  /** A place on a stage, as shares of its width and height; null: the pointer has left it. */
  point: v.strictObject({
    ...head,
    say: only('point'),
    on: v.picklist(['open', 'beside']),
    at: v.nullable(v.tuple([share, share])),
  }),
} as const;

/** In CSS pixels. */
const size = v.strictObject({ width: length, height: length });

const place = v.strictObject({
  mode: v.picklist(['story', 'sandbox', 'library']),
  page: v.strictObject({ chapter: text(100), beat: text(100) }),
  /** The slug of the open entry of the library. */
  entry: v.nullable(text(200)),
  /** The question of the page is open. */
  asking: v.boolean(),
  /** The chosen options of its question; null before. */
  answer: v.nullable(v.pipe(v.array(text(100)), v.maxLength(100))),
  /** The run has reached the end of the page. */
  over: v.boolean(),
  /** Nothing was done to the run of the page. */
  onRun: v.boolean(),
  hall: v.boolean(),
  blank,
  pointer: v.boolean(),
  playing: v.boolean(),
  speed: v.pipe(v.number(), v.minValue(0), v.maxValue(1e6)),
  canUndo: v.boolean(),
  /** A dialog or a menu is open in the hall. */
  isBusy: v.boolean(),
  stage: size,
  /** The stage of the branch that is compared. */
  beside: v.nullable(size),
});
export type HallPlace = v.InferOutput<typeof place>;

const time = v.pipe(v.number(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** A document as JSON; null if it is too long to be sent at each act. `isStaged`: as `Run` has it. */
const branch = v.strictObject({ document: v.nullable(v.string()), isStaged: v.boolean(), name: text(1000) });
export type ToldBranch = v.InferOutput<typeof branch>;

/** What the hall says. `run`: a number that is another one for another document. */
const TIDINGS = {
  place: v.strictObject({ ...head, say: only('place'), place }),
  /** The open branch, and the one that it is compared with. */
  run: v.strictObject({ ...head, say: only('run'), run: count, open: branch, beside: v.nullable(branch) }),
  time: v.strictObject({ ...head, say: only('time'), run: count, time }),
  /** It is there, and nothing has changed. */
  here: v.strictObject({ ...head, say: only('here') }),
  /** Another window is the presenter's now. */
  taken: v.strictObject({ ...head, say: only('taken') }),
  bye: v.strictObject({ ...head, say: only('bye') }),
} as const;

type Schemas = Readonly<Record<string, v.GenericSchema>>;
type OneOf<S extends Schemas> = v.InferOutput<S[keyof S]>;
export type Asking = OneOf<typeof ASKINGS>;
export type Tidings = OneOf<typeof TIDINGS>;
type Body<T> = T extends unknown ? Omit<T, 'raftarium' | 'version'> : never;

export type Heard<T> = { readonly message: T } | { readonly fault: 'foreign' | 'version' | 'shape' };

/** Whether a message is one of ours, of whatever version. */
const isOurs = (data: unknown): data is { readonly version?: unknown; readonly say?: unknown } =>
  typeof data === 'object' && data !== null && 'raftarium' in data && data.raftarium === NAME;

function heard<S extends Schemas>(schemas: S, data: unknown): Heard<OneOf<S>> {
  try {
    if (!isOurs(data)) return { fault: 'foreign' };
    if (data.version !== VERSION) return { fault: 'version' };
    const schema = Object.hasOwn(schemas, String(data.say)) ? schemas[String(data.say)] : undefined;
    if (schema === undefined) return { fault: 'shape' };
    const { success, output } = v.safeParse(schema, data);
    return success ? { message: output as OneOf<S> } : { fault: 'shape' };
  } catch {
    // A getter, or a proxy: no message that a window can send.
    return { fault: 'shape' };
  }
}

export const hearAsking = (data: unknown): Heard<Asking> => heard(ASKINGS, data);
export const hearTidings = (data: unknown): Heard<Tidings> => heard(TIDINGS, data);

const stamped = { raftarium: NAME, version: VERSION } as const;
export const askingOf = (body: Body<Asking>): Asking => ({ ...stamped, ...body });
export const tidingsOf = (body: Body<Tidings>): Tidings => ({ ...stamped, ...body });

/**
 * Whether a message comes from a window of this site. Files have no origin, or each its own: there the window
 * that it comes from has to do.
 */
export const isOfThisSite = (origin: string, { origin: own, protocol }: Location): boolean =>
  origin === own || (protocol === 'file:' && (origin === 'null' || origin === 'file://'));

/** Where to send to: `postMessage` knows no origin of files. */
export const targetOf = ({ origin, protocol }: Location): string => (protocol === 'file:' ? '*' : origin);
