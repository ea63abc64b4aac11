import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import type { Logger } from "../logger.ts";

/** What the plugin needs. */
export interface RefusalsOptions {
  readonly logger: Logger;
  /** All that the service answers to. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

/** Renders whatever goes wrong, from the router up, in the one shape of refusals. */
export const refusals = ({ logger, routes }: RefusalsOptions) =>
  new Elysia({ name: "refusals" }).onError({ as: "global" }, ({ code, error, path, request }) => {
    const exchange = exchangeOf(request);
    if (error instanceof Refusal) return error.toResponse(exchange);
    if (code === "NOT_FOUND") return nothingAt(routes, path).toResponse(exchange);
    logger.error(
      { requestId: exchange.requestId, error: error instanceof Error ? error.name : code },
      "request failed",
    );
    return new Refusal("internal_error", "Try again; report the request id if it goes on.").toResponse(exchange);
  });

function nothingAt(routes: RefusalsOptions["routes"], path: string): Refusal {
  const methods = routes.filter((route) => route.path === path.replace(/(?<=.)\/$/, "")).map(({ method }) => method);
  if (methods.length === 0) return new Refusal("not_found", "The operations are listed in the README.");
  return new Refusal("method_not_allowed", `Use ${methods.join(" or ")}.`, { allow: methods.join(", ") });
}
