import { availableParallelism } from "node:os";

/** Which cores a server may use, and which are left to its load. */
export interface Cores {
  readonly server: string;
  readonly load: string;
}

/**
 * One core for the server and another for its load, so that neither takes the other's time.
 *
 * @throws {RangeError} There is only one core.
 */
export function oneCoreEach(): Cores {
  const count = availableParallelism();
  if (count < 2) throw new RangeError("One core for the server and one for its load are needed; there is only one.");
  return { server: "0", load: String(count - 1) };
}
