/** Throws an `Error` with `message` unless `condition` holds. For conditions that only a bug can break. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`assertion failed: ${message}`);
}

/**
 * Proof for the compiler that every case of a union was handled. Throws if another value arrives at run time.
 */
export function unreachable(value: never): never {
  throw new Error(`unexpected ${JSON.stringify(value)}`);
}
