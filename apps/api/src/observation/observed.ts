import { type Exchange, exchangeOf } from "../http/exchange.ts";
import { traceParentHeader } from "../http/trace-parent.ts";

/** An exchange that has its answer. */
export interface Finished {
  readonly exchange: Exchange;
  /** The request's method; `OTHER`: none of HTTP's own. */
  readonly method: string;
  readonly status: number;
  /** The answer: its headers can still be added to. */
  readonly response: Response;
  /** How long it took, in seconds. */
  readonly seconds: number;
}

/** Looks at every exchange when it has its answer; it must be quick, and must not throw. */
export type Observer = (finished: Finished) => void;

/** How requests are answered. */
export type Fetch = (request: Request) => Response | Promise<Response>;

const methods = new Set(["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH"]);

/** Shows an exchange that has its answer to observers, and gives the answer. */
export type Show = (exchange: Exchange, method: string, response: Response) => Response;

/**
 * Makes the function that shows an exchange to observers.
 *
 * @param observers Who looks, in this order.
 * @returns The function. An answer tells the caller by `traceresponse` under which trace it is known.
 */
export const showTo =
  (observers: readonly Observer[]): Show =>
  (exchange, sentMethod, response) => {
    const method = methods.has(sentMethod) ? sentMethod : "OTHER";
    const seconds = (performance.now() - exchange.startedAt) / 1000;
    const finished = { exchange, method, status: response.status, response, seconds };
    for (const observe of observers) observe(finished);
    if (exchange.trace) response.headers.set("traceresponse", traceParentHeader(exchange.trace));
    return response;
  };

/**
 * Shows every exchange to observers: also those that no route took, or that failed. It stands around the app and not in it,
 * since no hook of Elysia's sees the answer of all of them.
 *
 * @param fetch The app.
 * @param show Shows them.
 * @returns The same, observed.
 */
export const observed =
  (fetch: Fetch, show: Show) =>
  async (request: Request): Promise<Response> => {
    const exchange = exchangeOf(request);
    return show(exchange, request.method, await fetch(request));
  };
