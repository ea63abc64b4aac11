import { Elysia } from "elysia";
import { respond } from "../../http/respond.ts";
import { exchange } from "../../plugins/exchange.ts";

/** What keeps the service from being ready, by a short name; none: it is ready. */
export type Unready = () => readonly string[];

/** `GET /health/live` and `GET /health/ready`: whether to restart this process, and whether to send it requests. */
export const health = (unready: Unready) =>
  new Elysia({ name: "health" })
    .use(exchange)
    .get("/health/live", (context) => respond(200, { status: "live" }, context))
    .get("/health/ready", (context) => {
      const reasons = unready();
      if (reasons.length === 0) return respond(200, { status: "ready" }, context);
      return respond(503, { status: "not_ready", reasons }, context, { "retry-after": "1" });
    });
