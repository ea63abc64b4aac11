/** What `/proc/PID/stat` tells of a process, its threads included. */
export interface ProcStat {
  readonly parent: number;
  /** User and system time of its own and of its children that have ended, in ticks of {@link ticksPerSecond}. */
  readonly ticks: number;
  /** The system's part of that. */
  readonly systemTicks: number;
}

/** USER_HZ: the unit of times in `/proc`, the same on every Linux that Bun runs on. */
export const ticksPerSecond = 100;

/**
 * Reads a `/proc/PID/stat`.
 *
 * @param text Its line.
 * @returns Undefined: it is none.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
 */
export function readProcStat(text: string): ProcStat | undefined {
  // The name, in parentheses, can hold spaces and parentheses itself: what follows the last of them is fields.
  const [, , parent, ...rest] = text.slice(text.lastIndexOf(")")).split(" ");
  const times = rest.slice(9, 13).map(Number);
  const [, system = 0, , systemOfEnded = 0] = times;
  const ticks = times.reduce((sum, time) => sum + time, 0);
  if (parent === undefined || times.length < 4 || !Number.isSafeInteger(ticks)) return undefined;
  return { parent: Number(parent), ticks, systemTicks: system + systemOfEnded };
}
