import type { Exchange } from "../http/exchange.ts";
import { Refusal } from "../http/refusal.ts";
import { callerAddress } from "./caller-address.ts";
import { rateLimiter } from "./rate-limiter.ts";

/** What the limit needs. */
export interface RateLimitOptions {
  /** How many requests of one caller a minute has room for; undefined: any number. */
  readonly rateLimitPerMinute?: number | undefined;
  /** The address at the other end of a request's connection. Default: it is not known. */
  readonly peerAddress?: (request: Request) => string | undefined;
  readonly now: () => Date;
}

/** Refuses a request whose caller asks too often: by throwing, 429. */
export type RequestLimit = (request: Request, exchange: Exchange) => void;

/**
 * Makes the limit of requests. A caller is whom authentication knows, or else an address.
 *
 * @returns Undefined: there is no limit.
 */
export function requestLimit({ rateLimitPerMinute, peerAddress, now }: RateLimitOptions): RequestLimit | undefined {
  if (rateLimitPerMinute === undefined) return undefined;
  const take = rateLimiter(rateLimitPerMinute);
  return (request, { subject }) => {
    const caller =
      subject === undefined
        ? `address ${callerAddress(peerAddress?.(request), request.headers.get("x-forwarded-for"))}`
        : `subject ${subject}`;
    const waitMs = take(caller, now().getTime());
    if (waitMs === 0) return;
    const seconds = Math.ceil(waitMs / 1000);
    throw new Refusal("rate_limited", `Ask again in ${seconds} seconds.`, { "retry-after": String(seconds) });
  };
}
