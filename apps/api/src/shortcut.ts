import type { Authenticate } from "./authentication/authenticate.ts";
import { Exchange } from "./http/exchange.ts";
import type { AnswerFailure } from "./http/failure.ts";
import type { Operation } from "./http/operation.ts";
import { endOfTurn, isOneOfMany } from "./http/turn.ts";
import type { Show } from "./observation/observed.ts";
import type { RequestLimit } from "./rate-limit/request-limit.ts";

/** What stands before every operation. */
export interface Guards {
  readonly headersFor: (request: Request) => Headers;
  readonly authenticate: Authenticate;
  readonly limit: RequestLimit | undefined;
  readonly answerFailure: AnswerFailure;
}

/** Answers the requests of one method to one path. */
export type Shortcut = (request: Request) => Promise<Response>;

/** What answers, by path and method. */
export type Shortcuts = Readonly<Record<string, Readonly<Partial<Record<"GET" | "POST", Shortcut>>>>>;

/**
 * Answers the requests to one operation as the app does that has it, but past the framework, which costs as much as all the
 * rest: for a server that finds the route by itself. Many requests that come in together are worked on in a row, and answered in a row.
 *
 * @param path Where the operation is.
 * @param operation The operation.
 * @param guards What stands before it in the app: the very same, as a limit counts.
 * @param show Shows the exchange to the app's observers.
 */
export function shortcut(path: string, operation: Operation, guards: Guards, show: Show): Shortcut {
  const { headersFor, authenticate, limit, answerFailure } = guards;
  return async (request) => {
    const exchange = new Exchange(request.headers);
    exchange.answerHeaders = headersFor(request);
    exchange.route = path;
    const inRow = isOneOfMany(exchange.startedAt);
    if (inRow) await endOfTurn();
    let response: Response;
    try {
      const known = authenticate(request.headers);
      const caller = known instanceof Promise ? await known : known;
      exchange.subject = caller.subject;
      limit?.(request, exchange);
      response = await operation({ request, exchange, caller });
    } catch (error) {
      response = answerFailure(error, exchange);
    }
    const shown = show(exchange, request.method, response);
    if (inRow) await endOfTurn();
    return shown;
  };
}
