import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import { respond } from "../../http/respond.ts";

/** What keeps the service from being ready, by a short name; none: it is ready. */
export type Unready = () => readonly string[];

/** `GET /health/live` and `GET /health/ready`: whether to restart this process, and whether to send it requests. */
export const health = (unready: Unready) =>
  new Elysia({ name: "health" })
    .get("/health/live", ({ request }) => respond(200, { status: "live" }, exchangeOf(request)))
    .get("/health/ready", ({ request }) => {
      const reasons = unready();
      if (reasons.length === 0) return respond(200, { status: "ready" }, exchangeOf(request));
      return respond(503, { status: "not_ready", reasons }, exchangeOf(request), { "retry-after": "1" });
    });
