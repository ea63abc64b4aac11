/** Holds that promises are kept in time; what they are rejected with goes through `toError`. */
export type Deadline = <Value>(promise: Promise<Value>, toError: (error: unknown) => Error) => Promise<Value>;

/** How often it is looked for what is late. */
const lookEveryMs = 250;

interface Waiting {
  readonly place: number;
  readonly dueAt: number;
  readonly giveUp: (reason: Error) => void;
}

/**
 * Makes a time limit for many promises at once. One timer serves them all, as one for each would cost a request as much as its
 * signature: what is late is given up a quarter of a second after the limit at most. Those that wait are in numbered places that
 * are used again and again; to add them to a set and take them out of it costs a request a tenth of its time.
 *
 * @param ms The limit in milliseconds.
 * @param tooLate Makes what a promise is rejected with that takes longer.
 */
export function deadline(ms: number, tooLate: () => Error): Deadline {
  const places: (Waiting | undefined)[] = [];
  const free: number[] = [];
  let isTimed = false;

  const lookLater = (): void => {
    isTimed = true;
    // Nobody is waited for to end the process.
    setTimeout(look, lookEveryMs).unref();
  };
  const look = (): void => {
    const now = performance.now();
    for (const waiting of places) {
      if (!waiting || waiting.dueAt > now) continue;
      leave(waiting);
      waiting.giveUp(tooLate());
    }
    isTimed = false;
    if (free.length < places.length) lookLater();
  };
  const leave = (waiting: Waiting): void => {
    // What was given up has left, and another may wait there.
    if (places[waiting.place] !== waiting) return;
    places[waiting.place] = undefined;
    free.push(waiting.place);
  };

  return (promise, toError) =>
    new Promise((resolve, giveUp) => {
      const place = free.pop() ?? places.length;
      const waiting = { place, dueAt: performance.now() + ms, giveUp };
      places[place] = waiting;
      if (!isTimed) lookLater();
      promise.then(
        (value) => {
          leave(waiting);
          resolve(value);
        },
        (error) => {
          leave(waiting);
          giveUp(toError(error));
        },
      );
    });
}
