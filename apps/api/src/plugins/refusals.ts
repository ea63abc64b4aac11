import { Elysia } from "elysia";
import { Refusal } from "../http/refusal.ts";
import type { Logger } from "../logger.ts";
import { exchange } from "./exchange.ts";

/** What the plugin needs. */
export interface RefusalsOptions {
  readonly logger: Logger;
  /** All that the service answers to. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
}

/** Renders whatever goes wrong, from the router up, in the one shape of refusals. */
export const refusals = ({ logger, routes }: RefusalsOptions) =>
  new Elysia({ name: "refusals" }).use(exchange).onError({ as: "global" }, (context) => {
    const { code, error, path, requestId } = context;
    if (error instanceof Refusal) return error.toResponse(context);
    if (code === "NOT_FOUND") return nothingAt(routes, path).toResponse(context);
    logger.error({ requestId, error: error instanceof Error ? error.name : code }, "request failed");
    return new Refusal("internal_error", "Try again; report the request id if it goes on.").toResponse(context);
  });

function nothingAt(routes: RefusalsOptions["routes"], path: string): Refusal {
  const methods = routes.filter((route) => route.path === path.replace(/(?<=.)\/$/, "")).map(({ method }) => method);
  if (methods.length === 0) return new Refusal("not_found", "The operations are listed in the README.");
  return new Refusal("method_not_allowed", `Use ${methods.join(" or ")}.`, { allow: methods.join(", ") });
}
