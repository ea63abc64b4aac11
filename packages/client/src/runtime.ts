import { transport } from "@signed-s3/client/transport";
import type { Transport } from "./transport/transport.ts";

/** What the client takes from where it runs. Tests, and unusual places, bring their own. */
export interface Runtime {
  /** Asks the service for forms. @default the global one */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Brings the form to S3. @default XHR in browsers, `node:http` on Bun, Deno and Node, else `fetch` */
  readonly transport: Transport;
  /** Runs something in so many milliseconds, unless what it returns is called before. @default `setTimeout` */
  readonly setTimer: (run: () => void, ms: number) => () => void;
  /** A number from 0 to 1, by which tries are spread over time. @default `Math.random` */
  readonly random: () => number;
}

/**
 * A runtime whole: what is not given is that of the place.
 *
 * @param given What the caller brings.
 * @example
 * ```ts
 * runtimeWith({ random: () => 0 }).fetch === undefined; // false
 * ```
 */
export function runtimeWith(given: Partial<Runtime> = {}): Runtime {
  return {
    fetch: (url, init) => fetch(url, init),
    transport,
    setTimer: (run, ms) => {
      // A longer time than timers can count would be over at once.
      const timer = setTimeout(run, Math.min(ms, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
    random: Math.random,
    ...given,
  };
}
