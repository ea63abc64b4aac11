import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";
import type { RequestLimit } from "../rate-limit/request-limit.ts";

/**
 * Refuses the requests of a caller who asks too often, for the operations of the app that uses it after authentication.
 *
 * @param limit Refuses them; undefined: there is no limit.
 */
export const rateLimit = (limit: RequestLimit | undefined) => {
  const plugin = new Elysia({ name: "rate-limit" });
  if (!limit) return plugin;
  return plugin.onBeforeHandle({ as: "scoped" }, ({ request }) => limit(request, exchangeOf(request)));
};

/** The plugin, for the options of those operations. */
export type RateLimit = ReturnType<typeof rateLimit>;
