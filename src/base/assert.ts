/** Throws an `Error` with `message` unless `condition` holds. For what can only be false by our own mistake. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/** The compiler's proof that every case of a union was handled; throws if one slips through at run time. */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
