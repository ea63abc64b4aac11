/** A clock and timers that stand still until they are moved. */
export function manualTime(start = Date.parse("2026-01-01T00:00:00Z")) {
  let elapsed = 0;
  let adjusted = 0;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  const now = () => new Date(start + elapsed + adjusted);
  // What a timer sets off goes on in promises only, and these are through before the next task.
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));

  return {
    now,
    after(ms: number, run: () => void): () => void {
      const timer = { at: elapsed + ms, run };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    /** Lets time go by, in milliseconds, and runs what falls due, each at its time. */
    async pass(ms: number): Promise<void> {
      const end = elapsed + ms;
      await settle();
      for (;;) {
        const [next] = [...timers].filter(({ at }) => at <= end).sort((one, other) => one.at - other.at);
        if (!next) break;
        timers.delete(next);
        elapsed = next.at;
        next.run();
        await settle();
      }
      elapsed = end;
    },
    /** Sets the clock forward (or back) by milliseconds, which no timer notices. */
    adjust(ms: number): void {
      adjusted += ms;
    },
    /** In how many milliseconds each timer runs. */
    timers: (): number[] => [...timers].map(({ at }) => at - elapsed),
  };
}
