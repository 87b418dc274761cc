import { isObject } from '../../scenario/fields.ts';
import { isSameValue } from '../../scenario/same.ts';

/** Some fields, and of a field that has fields itself only some of them. */
type Some<T> = {
  readonly [Key in keyof T]?: T[Key] extends readonly unknown[]
    ? T[Key]
    : T[Key] extends object
      ? Some<T[Key]>
      : T[Key];
};

/** The fields of `then` that are not as in `now`, at any depth; null if there is none. */
export function differing<T extends object>(now: T, then: T): Some<T> | null {
  const fields = (Object.keys(then) as (keyof T)[]).flatMap((key) => {
    const [old, value] = [now[key], then[key]];
    if (isSameValue(old, value)) return [];
    return [[key, isObject(old) && isObject(value) ? differing(old, value) : value] as const];
  });
  return fields.length === 0 ? null : (Object.fromEntries(fields) as Some<T>);
}
