/**
 * The page's values in the browser's storage, as JSON under names that begin with `raftarium.`. Storage may
 * be forbidden, full, or hold anything: values are parsed like any other input. An unreadable value is moved
 * to another name, so that nothing is lost, and reported once.
 */
import * as v from 'valibot';
import { isEmbedded } from './embedded.ts';

/** The storage of one tab, or of all tabs of this browser. */
export type Shelf = 'tab' | 'browser';

const PREFIX = 'raftarium.';
const ASIDE = '.unread';

/** Reading the property may throw if storage is forbidden. An embed neither reads nor stores. */
function storageOf(shelf: Shelf): Storage {
  if (isEmbedded()) throw new Error('an embed stores nothing');
  return shelf === 'tab' ? sessionStorage : localStorage;
}

export function keptText(name: string, shelf: Shelf = 'browser'): string | null {
  try {
    return storageOf(shelf).getItem(PREFIX + name);
  } catch {
    return null;
  }
}

/** Stores a text; null removes it. Returns whether that was possible. */
export function keepText(name: string, text: string | null, shelf: Shelf = 'browser'): boolean {
  try {
    if (text === null) storageOf(shelf).removeItem(PREFIX + name);
    else storageOf(shelf).setItem(PREFIX + name, text);
    return true;
  } catch {
    return false;
  }
}

/** Stores a value as JSON; null removes it. */
export const keep = (name: string, value: unknown): boolean =>
  keepText(name, value === null ? null : JSON.stringify(value));

/** The stored value of a name; null if there is none, or none that is readable. */
export function kept<T>(name: string, schemaOf: SchemaOf<T>): T | null {
  const text = keptText(name);
  if (text === null) return null;
  const { value, isWhole } = parsed(text, schemaOf);
  if (!isWhole) setAside(name, text);
  return value;
}

/** The stored number of a name, within bounds. */
export const keptNumber = (name: string, min: number, max: number): number | null =>
  kept(name, () => v.pipe(v.number(), v.minValue(min), v.maxValue(max)));

/** Whether a storage event says that another tab changed this name. */
export const isChangeOf = (name: string, { key }: StorageEvent): boolean => key === PREFIX + name;

let unreadListener: ((name: string) => void) | null = null;
const unreported: string[] = [];

/** Moves an unreadable value to another name. */
export function setAside(name: string, text: string, shelf: Shelf = 'browser'): void {
  keepText(name + ASIDE, text, shelf);
  keepText(name, null, shelf);
  if (unreadListener) unreadListener(name);
  else unreported.push(name);
}

/** Calls `listener` with the name of each unreadable value, earlier ones included. */
export function onUnread(listener: (name: string) => void): void {
  unreadListener = listener;
  for (const name of unreported.splice(0)) listener(name);
}

// ----------------------------------------------------------------------------------------- reading by field

/** Makes the schema for one reading. */
export type SchemaOf<T> = (fields: Fields) => v.GenericSchema<unknown, T>;

/** Parses JSON; `isWhole`: nothing had to be left out. Never throws. */
export function parsed<T>(
  text: string,
  schemaOf: SchemaOf<T>,
): { readonly value: T | null; readonly isWhole: boolean } {
  const fields = new Fields();
  try {
    const { success, output } = v.safeParse(schemaOf(fields), JSON.parse(text));
    return success ? { value: output, isWhole: fields.isWhole } : { value: null, isWhole: false };
  } catch {
    return { value: null, isWhole: false };
  }
}

/** Schemas that leave out unreadable parts. A schema made of them reads one value. */
export class Fields {
  /** Whether everything so far was readable. */
  isWhole = true;

  /** A field; `instead` if it is unreadable or missing. */
  readonly field = <T>(schema: v.GenericSchema<unknown, T>, instead: T) =>
    v.optional(
      v.fallback(schema, () => {
        this.isWhole = false;
        return instead;
      }),
      instead as never,
    );

  /** A list without its unreadable members, with at most `most`. */
  readonly members = <T>(schema: v.GenericSchema<unknown, T>, most: number) =>
    v.pipe(
      v.array(v.unknown()),
      v.transform((items): readonly T[] => {
        const good = items.slice(0, most).flatMap((item) => {
          const { success, output } = v.safeParse(schema, item);
          return success ? [output] : [];
        });
        this.isWhole &&= good.length === items.length;
        return good;
      }),
    );

  /** A table without its unreadable entries, with at most `most`. */
  readonly entries = <T>(schema: v.GenericSchema<unknown, T>, most: number) =>
    v.pipe(
      v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input)),
      v.transform((table): unknown => Object.entries(table)),
      this.members(v.tuple([shortText(100), schema]), most),
      v.transform((pairs): Readonly<Record<string, T>> => Object.fromEntries(pairs)),
    );
}

export const shortText = (most: number) => v.pipe(v.string(), v.maxLength(most));
