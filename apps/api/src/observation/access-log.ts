import type { Logger } from "../logger.ts";
import type { Observer } from "./observed.ts";

/** Writes one line for each request. No path, query, header or body is in it: any of them can hold a secret. */
export const accessLog =
  (logger: Logger): Observer =>
  ({ exchange, method, status, seconds }) =>
    logger.info(
      {
        method,
        route: exchange.route ?? null,
        status,
        durationMs: Math.round(seconds * 1e6) / 1000,
        requestId: exchange.requestId,
        traceId: exchange.trace?.traceId,
        subject: exchange.subject,
        refusedFor: exchange.refusedFor.length > 0 ? exchange.refusedFor : undefined,
      },
      "request",
    );
