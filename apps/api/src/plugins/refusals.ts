import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import { type Route, unrouted } from "../http/unrouted.ts";
import type { Logger } from "../logger.ts";

/** What the plugin needs. */
export interface RefusalsOptions {
  readonly logger: Logger;
  /** All that the service answers to. */
  readonly routes: readonly Route[];
}

/** Renders whatever goes wrong, from the router up, in the one shape of refusals. */
export const refusals = ({ logger, routes }: RefusalsOptions) => {
  const answerUnrouted = unrouted(routes);
  return new Elysia({ name: "refusals" }).onError({ as: "global" }, ({ code, error, path, request }) => {
    const exchange = exchangeOf(request);
    if (error instanceof Refusal) return error.toResponse(exchange);
    if (code === "NOT_FOUND") return answerUnrouted(request.method, path, exchange);
    logger.error(
      {
        requestId: exchange.requestId,
        error: error instanceof Error ? error.name : code,
        thrownAt: logger.isLevelEnabled("debug") && error instanceof Error ? thrownAt(error) : undefined,
      },
      "request failed",
    );
    return new Refusal("internal_error", "Try again; report the request id if it goes on.").toResponse(exchange);
  });
};

/** The places of an error's stack without its message, which can hold anything. */
const thrownAt = ({ stack = "", message }: Error): readonly string[] =>
  stack
    .replace(message, "")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line.startsWith("at "));
