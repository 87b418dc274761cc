/** The values that fields of a document may have, each with the words of its error message. */
import * as v from 'valibot';
import { FASTEST_CLOCK, MOST_TIME, SLOWEST_CLOCK } from './limits.ts';
import type { Ms, NumberClaim, Pair } from './types.ts';

/** A value in a message: short, and on one line. */
export function describeValue(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'string') return JSON.stringify(value.length > 40 ? `${value.slice(0, 39)}…` : value);
  return typeof value === 'object' && value !== null ? 'an object' : String(value);
}

const mustBe = (what: string) => (issue: { input: unknown }) =>
  `must be ${what}, not ${describeValue(issue.input)}`;

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The JSON Schema of a value. One with a `title` is written once and referred to. */
export type Shape = Readonly<Record<string, unknown>>;

/** Adds the JSON Schema to `schema`, where valibot's functions cannot tell it. */
export function shaped<S extends object>(schema: S, shape: Shape): S & { readonly shape: Shape } {
  return Object.assign(schema, { shape });
}

/** Any value that passes `test`; `what` completes “must be …”. */
export function custom<T>(what: string, test: (value: unknown) => boolean, shape: Shape): v.GenericSchema<T> {
  return shaped(v.custom<T>(test, mustBe(what)), shape) as v.GenericSchema<T>;
}

/** One of `options`; `choose` selects it for a value. */
export function either<T>(
  options: readonly v.GenericSchema<T>[],
  choose: (value: unknown) => v.GenericSchema<T>,
): v.GenericSchema<T> {
  return Object.assign(v.lazy(choose), { options });
}

function number(what: string, test: (value: number) => boolean, shape: Shape): v.GenericSchema<number> {
  return custom(what, (value) => typeof value === 'number' && Number.isFinite(value) && test(value), {
    type: 'number',
    ...shape,
  });
}

/** A whole number from `low` to `high`, where they are given. */
export function integer(low: number, high?: number): v.GenericSchema<number> {
  const what =
    high === undefined ? `a whole number, at least ${low}` : `a whole number from ${low} to ${high}`;
  return number(what, (value) => Number.isSafeInteger(value) && value >= low && value <= (high ?? value), {
    type: 'integer',
    minimum: low,
    maximum: high ?? Number.MAX_SAFE_INTEGER,
  });
}

/** Numbers that fit `schema`, up to a limit. */
export function upTo<T extends number>(
  schema: v.GenericSchema<T>,
  most: number,
  unit = '',
): v.GenericSchema<T> {
  const message = ({ input }: { input: T }): string => `must be at most ${most}${unit}, not ${input}`;
  const limited = v.pipe(
    schema,
    v.check((value) => value <= most, message),
  );
  return shaped(limited, { maximum: most }) as unknown as v.GenericSchema<T>;
}

/** Texts that fit `schema`, up to a length. */
export function atMostLong(schema: v.GenericSchema<string>, most: number): v.GenericSchema<string> {
  const message = ({ input }: { input: string }): string =>
    `must have at most ${most} characters, not ${input.length}`;
  const limited = v.pipe(
    schema,
    v.check((value) => value.length <= most, message),
  );
  return shaped(limited, { maxLength: most }) as unknown as v.GenericSchema<string>;
}

export const time = upTo<Ms>(
  number('a time in ms, at least 0', (value) => value >= 0, { minimum: 0 }),
  MOST_TIME,
  ' ms',
);
export const positiveTime = upTo<Ms>(
  number('a time in ms, more than 0', (value) => value > 0, { exclusiveMinimum: 0 }),
  MOST_TIME,
  ' ms',
);
export const probability = number('a chance from 0 to 1', (value) => value >= 0 && value <= 1, {
  minimum: 0,
  maximum: 1,
});
const rateAbove0 = number('a number above 0', (value) => value > 0, { minimum: SLOWEST_CLOCK });
export const rate = upTo(
  v.pipe(
    rateAbove0,
    v.check(
      (value) => value >= SLOWEST_CLOCK,
      ({ input }) => `must be at least ${SLOWEST_CLOCK}, not ${input}`,
    ),
  ) as unknown as v.GenericSchema<number>,
  FASTEST_CLOCK,
);
export const text = custom<string>('a text', (value) => typeof value === 'string', { type: 'string' });
export const flag = custom<boolean>('true or false', (value) => typeof value === 'boolean', {
  type: 'boolean',
});
const list = custom<readonly unknown[]>('a list', Array.isArray, { type: 'array' });
const object = custom<Record<string, unknown>>('an object', isObject, { type: 'object' });

export function oneOf<const T extends string>(...words: T[]): v.GenericSchema<T> {
  return custom(`one of ${words.join(', ')}`, (value) => words.some((word) => word === value), {
    enum: words,
  });
}

/** The errors `missing` and `unknown field` have the field's own path; `unknown` may replace the message. */
export function fields<const E extends v.ObjectEntries>(
  entries: E,
  unknown: (key: unknown) => string = () => 'unknown field',
) {
  const message = (issue: v.StrictObjectIssue): string =>
    issue.expected === 'never' ? unknown(issue.input) : 'missing';
  return v.pipe(object, v.strictObject(entries, message));
}

/** A list. One with more than `most` items is refused before its items are checked. */
export function listOf<T>(item: v.GenericSchema<T>, most = Infinity): v.GenericSchema<readonly T[]> {
  const short = v.check<readonly unknown[], string>(
    ({ length }) => length <= most,
    (({ input }: { input: readonly unknown[] }) =>
      `must have at most ${most} items, not ${input.length}`) as never,
  );
  const limited = v.pipe(list, short, v.array(item));
  return shaped(limited, most < Infinity ? { maxItems: most } : {}) as unknown as v.GenericSchema<
    readonly T[]
  >;
}

/** An error inside a value, and its path. */
export interface Fault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/**
 * `schema`, followed by a check of several fields: `judge` returns the first error, if any; `shape` is what
 * JSON Schema can express of it.
 */
export function checked<T>(
  schema: v.GenericSchema<T>,
  judge: (value: T) => Fault | undefined,
  shape: Shape = {},
): v.GenericSchema<T> {
  const check = v.rawCheck<T>(({ dataset, addIssue }) => {
    const fault = dataset.typed ? judge(dataset.value) : undefined;
    if (fault === undefined) return;
    const path = fault.path.map((key) => ({
      type: 'unknown',
      origin: 'value',
      input: null,
      key,
      value: null,
    }));
    const [first, ...rest] = path as v.IssuePathItem[];
    addIssue(first ? { message: fault.message, path: [first, ...rest] } : { message: fault.message });
  });
  return shaped(v.pipe(schema, check), shape) as unknown as v.GenericSchema<T>;
}

/** Two times; the first is not later than the second. */
function pairOf(item: v.GenericSchema<Ms>): v.GenericSchema<Pair> {
  const two = custom<unknown[]>('a pair [low, high]', (value) => Array.isArray(value) && value.length === 2, {
    type: 'array',
  });
  const pair = v.pipe(two, v.strictTuple([item, item])) as unknown as v.GenericSchema<Pair>;
  return checked(pair, ([low, high]) =>
    low <= high ? undefined : { path: [], message: `must be a pair [low, high], not from ${low} to ${high}` },
  );
}
export const pair = pairOf(time);
export const positivePair = pairOf(positiveTime);

type Bounds = { readonly min?: number; readonly max?: number };
export const bounds = { min: v.exactOptional(integer(0)), max: v.exactOptional(integer(0)) };

/** Bounds that no number meets are a mistake of the author. */
export function judgeBounds({ min = 0, max = min }: Bounds): Fault | undefined {
  return min <= max ? undefined : { path: ['max'], message: `must not be less than min, which is ${min}` };
}

/** A whole number, or `{ min?, max? }`. */
const within = checked<Bounds>(fields(bounds), judgeBounds);
const exactly = custom<number>(
  'a whole number, at least 0, or { min, max }',
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  { type: 'integer', minimum: 0, maximum: Number.MAX_SAFE_INTEGER },
);
export const numberClaim: v.GenericSchema<NumberClaim> = shaped(
  either<NumberClaim>([exactly, within], (value) => (isObject(value) ? within : exactly)),
  { title: 'Count', description: 'A whole number as it is, or bounds, both included.' },
);
