import { Elysia } from "elysia";
import { exchangeOf } from "../../http/exchange.ts";
import { respond } from "../../http/respond.ts";

/** What keeps the service from being ready, by a short name; none: it is ready. */
export type Unready = () => readonly string[];

/** What the health check needs. */
export interface HealthOptions {
  readonly unready: Unready;
  /** What was last seen of the bucket, in words. Default: nothing is told of it. */
  readonly bucketStatus?: () => string;
}

/** `GET /health/live` and `GET /health/ready`: whether to restart this process, and whether to send it requests. */
export const health = ({ unready, bucketStatus }: HealthOptions) =>
  new Elysia({ name: "health" })
    .get("/health/live", ({ request }) => respond(200, { status: "live" }, exchangeOf(request)))
    .get("/health/ready", ({ request }) => {
      const reasons = unready();
      const bucket = bucketStatus && { bucket: bucketStatus() };
      if (reasons.length === 0) return respond(200, { status: "ready", ...bucket }, exchangeOf(request));
      return respond(503, { status: "not_ready", reasons, ...bucket }, exchangeOf(request), { "retry-after": "1" });
    });
