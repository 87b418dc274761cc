/** Whether two parts of documents say the same. */
import { isObject } from './fields.ts';

/** A text that is the same for the same values, whatever the order of the fields. */
const sorted = (value: unknown): string | undefined =>
  JSON.stringify(value, (_, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1))) : inner,
  );

/** The order of fields does not matter, the order of lists does. Nothing is the same as nothing. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  one === other || sorted(one) === sorted(other);
