/** Runs a job to its end at once, and gives what it returns. */
export function drained<T>(job: Generator<unknown, T>): T {
  for (;;) {
    const { done, value } = job.next();
    if (done) return value;
  }
}
