/** As many requests in one turn of the event loop are few. */
const few = 8;
/** For so long after a turn with many, the next ones are taken to have many, too. */
const expectedMs = 10;

let begun = 0;
let manyUntil = 0;
let end: Promise<void> | undefined;

/**
 * Counts a request in, in the event loop's turn.
 *
 * @param now The time, in milliseconds of `performance.now()`.
 * @returns Whether it is one of many that came in together. Few are better answered at once: to wait saves them nothing, and
 * Bun's server closes the connection of a client that sends its next request while an answer is being waited for.
 */
export function isOneOfMany(now: number): boolean {
  begun += 1;
  if (begun === 1) {
    setImmediate(() => {
      begun = 0;
    });
  }
  if (begun > few) manyUntil = now + expectedMs;
  return now < manyUntil;
}

/**
 * Waits for the end of the event loop's turn, in which whatever has arrived by now is taken in.
 *
 * Those who wait go on together, so that under load each kind of work is done for many requests in a row: what it needs stays
 * in the processor's caches, and who receives many answers at once is woken once.
 */
export function endOfTurn(): Promise<void> {
  end ??= new Promise((resolve) => {
    setImmediate(() => {
      end = undefined;
      resolve();
    });
  });
  return end;
}
