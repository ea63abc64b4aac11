/** Holds that promises are kept in time; what they are rejected with goes through `toError`. */
export type Deadline = <Value>(promise: Promise<Value>, toError: (error: unknown) => Error) => Promise<Value>;

interface Waiting {
  readonly dueAt: number;
  readonly giveUp: () => void;
}

/**
 * Makes a time limit for many promises at once. As it is the same for all of them, they come due in the order in which they
 * were begun, and one timer serves them all: one for each would cost a request as much as its signature.
 *
 * @param ms The limit in milliseconds.
 * @param tooLate Makes what a promise is rejected with that takes longer.
 */
export function deadline(ms: number, tooLate: () => Error): Deadline {
  const waiting = new Set<Waiting>();
  let isTimed = false;

  // Nobody is waited for to end the process.
  const lookIn = (delayMs: number): void => {
    isTimed = true;
    setTimeout(look, delayMs).unref();
  };
  const look = (): void => {
    isTimed = false;
    const now = performance.now();
    for (const entry of waiting) {
      if (entry.dueAt > now) {
        lookIn(Math.ceil(entry.dueAt - now));
        return;
      }
      waiting.delete(entry);
      entry.giveUp();
    }
  };

  return (promise, toError) =>
    new Promise((resolve, reject) => {
      const entry = { dueAt: performance.now() + ms, giveUp: () => reject(tooLate()) };
      waiting.add(entry);
      if (!isTimed) lookIn(ms);
      promise.then(
        (value) => {
          waiting.delete(entry);
          resolve(value);
        },
        (error) => {
          waiting.delete(entry);
          reject(toError(error));
        },
      );
    });
}
