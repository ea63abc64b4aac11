import { preflightHeaders } from "./cross-origin.ts";
import type { Exchange } from "./exchange.ts";
import { Refusal } from "./refusal.ts";
import { respondEmpty } from "./respond.ts";

/** One thing that the service answers to. */
export interface Route {
  readonly method: string;
  readonly path: string;
}

/**
 * Makes the function that answers what no route takes: OPTIONS, a method that the path has not, a path that there is not.
 *
 * @param routes All that the service answers to.
 */
export function unrouted(routes: readonly Route[]): (method: string, path: string, exchange: Exchange) => Response {
  const methodsByPath = Map.groupBy(routes, ({ path }) => path);

  return (method, path, exchange) => {
    const knownPath = withoutSlashAtEnd(path);
    const methods = methodsByPath.get(knownPath)?.map((route) => route.method);
    if (!methods) return new Refusal("not_found", "The operations are listed in the README.").toResponse(exchange);
    exchange.route = knownPath;
    const allow = [...methods, ...(methods.includes("GET") ? ["HEAD"] : []), "OPTIONS"].join(", ");
    if (method !== "OPTIONS") {
      return new Refusal("method_not_allowed", `Use ${methods.join(" or ")}.`, { allow }).toResponse(exchange);
    }
    return respondEmpty(exchange, { allow, ...preflightHeaders(allow, exchange.answerHeaders) });
  };
}

/** The router takes a path with one slash more at its end for the same. */
const withoutSlashAtEnd = (path: string): string => (path.length > 2 && path.endsWith("/") ? path.slice(0, -1) : path);
