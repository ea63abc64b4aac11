import { Elysia } from "elysia";
import { exchangeOf } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import { callerAddress } from "../rate-limit/caller-address.ts";
import { rateLimiter } from "../rate-limit/rate-limiter.ts";

/** What the plugin needs. */
export interface RateLimitOptions {
  /** How many requests of one caller a minute has room for; undefined: any number. */
  readonly rateLimitPerMinute?: number | undefined;
  /** The address at the other end of a request's connection. Default: it is not known. */
  readonly peerAddress?: (request: Request) => string | undefined;
  readonly now: () => Date;
}

/**
 * Refuses the requests of a caller who asks too often, for the operations of the app that uses it after authentication. A
 * caller is whom authentication knows, or else an address.
 */
export const rateLimit = ({ rateLimitPerMinute, peerAddress, now }: RateLimitOptions) => {
  const plugin = new Elysia({ name: "rate-limit" });
  if (rateLimitPerMinute === undefined) return plugin;
  const take = rateLimiter(rateLimitPerMinute);
  return plugin.onBeforeHandle({ as: "scoped" }, ({ request }) => {
    const { subject } = exchangeOf(request);
    const caller =
      subject === undefined
        ? `address ${callerAddress(peerAddress?.(request), request.headers.get("x-forwarded-for"))}`
        : `subject ${subject}`;
    const waitMs = take(caller, now().getTime());
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new Refusal("rate_limited", `Ask again in ${seconds} seconds.`, { "retry-after": String(seconds) });
  });
};

/** The plugin, for the options of those operations. */
export type RateLimit = ReturnType<typeof rateLimit>;
