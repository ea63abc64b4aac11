/** Room for so many at a time. */
export interface Slots {
  /**
   * Waits for room.
   *
   * @param signal Ends the waiting.
   * @returns Gives the room to the next; again does nothing.
   * @throws The signal's reason.
   */
  readonly take: (signal: AbortSignal) => Promise<() => void>;
}

/** Makes room for `size` at a time; those who wait are served in their order. */
export function slots(size: number): Slots {
  let free = size;
  const waiting: (() => void)[] = [];
  const give = (): void => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (free > 0) free -= 1;
      else await turn(waiting, signal);
      let isGiven = false;
      return () => {
        if (!isGiven) give();
        isGiven = true;
      };
    },
  };
}

function turn(waiting: (() => void)[], signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = (): void => {
      waiting.splice(waiting.indexOf(mine), 1);
      reject(signal.reason);
    };
    const mine = (): void => {
      signal.removeEventListener("abort", leave);
      resolve();
    };
    waiting.push(mine);
    signal.addEventListener("abort", leave, { once: true });
  });
}
