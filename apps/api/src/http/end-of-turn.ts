let turn: Promise<void> | undefined;

/**
 * Waits for the end of the event loop's turn, in which whatever has arrived by now is taken in.
 *
 * Those who wait go on together, so that under load each kind of work is done for many requests in a row: what it needs stays
 * in the processor's caches, and who receives many answers at once is woken once. With nothing else to do, the turn ends at once.
 */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}
