import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";
import type { AnswerFailure } from "../http/failure.ts";
import { type Route, unrouted } from "../http/unrouted.ts";

/** What the plugin needs. */
export interface RefusalsOptions {
  readonly answerFailure: AnswerFailure;
  /** All that the service answers to. */
  readonly routes: readonly Route[];
}

/** Renders whatever goes wrong, from the router up, in the one shape of refusals. */
export const refusals = ({ answerFailure, routes }: RefusalsOptions) => {
  const answerUnrouted = unrouted(routes);
  return new Elysia({ name: "refusals" }).onError({ as: "global" }, ({ code, error, path, request }) => {
    const exchange = exchangeOf(request);
    return code === "NOT_FOUND" ? answerUnrouted(request.method, path, exchange) : answerFailure(error, exchange);
  });
};
