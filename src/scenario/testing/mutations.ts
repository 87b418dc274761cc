/** Makes documents with one change, at every place in turn. */

export type Path = readonly (string | number)[];
export interface Mutation {
  readonly what: string;
  /** The path of the change. */
  readonly path: Path;
  readonly document: unknown;
  /** The document cannot be valid any more. */
  readonly spoils: boolean;
}

const isBranch = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === 'object' && value !== null;

function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

/** A deep copy; `change` is applied to the object that holds the last key of `path`. */
function changed(
  document: unknown,
  path: Path,
  change: (holder: Record<string, unknown>, key: string) => void,
): unknown {
  const copy = structuredClone(document);
  change(at(copy, path.slice(0, -1)) as Record<string, unknown>, String(path.at(-1)));
  return copy;
}

function* places(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (!isBranch(value)) return;
  for (const key of Object.keys(value))
    yield* places(at(value, [key]), [...path, Array.isArray(value) ? Number(key) : key]);
}

const replaced = (document: unknown, path: Path, value: unknown): unknown =>
  changed(document, path, (holder, key) => Object.assign(holder, { [key]: value }));

/** Values of every type, and numbers out of every range. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  'nonsense',
  -1,
  1e300,
  0.5,
  Number.NaN,
  [],
  {},
  [[]],
  'S99',
  '__proto__',
];

/** Values that are wrong in place of any number, text or flag. */
const NEVER_RIGHT: readonly unknown[] = STRANGE.filter(
  (value) => Number.isNaN(value) || Array.isArray(value),
);

function* mutationsAt(document: unknown, path: Path): Generator<Mutation> {
  const value = at(document, path);
  if (isBranch(value) && !Array.isArray(value)) {
    for (const foo of ['foo', '__proto__', 'constructor', 'a.b']) {
      const copy = structuredClone(document);
      Object.defineProperty(at(copy, path), foo, { value: 1, enumerable: true });
      const isState = path.at(-1) === 'state';
      yield { what: `with ${foo} added`, path: [...path, foo], document: copy, spoils: !isState };
    }
  }
  if (path.length === 0) return;
  for (const strange of STRANGE) {
    const copy = replaced(document, path, strange);
    const spoils = !isBranch(value) && value !== null && NEVER_RIGHT.includes(strange);
    yield { what: `with ${String(JSON.stringify(strange))} in its place`, path, document: copy, spoils };
  }
  const without = changed(document, path, (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
  yield {
    what: 'left out',
    path,
    document: without,
    spoils: path.at(-1) === 'do' || path.at(-1) === 'raftarium',
  };
}

export function mutations(document: unknown): Mutation[] {
  return [...places(document)].flatMap((path) => [...mutationsAt(document, path)]);
}
