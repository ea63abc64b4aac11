import type { Exchange } from "./exchange.ts";

const encoder = new TextEncoder();

/**
 * Makes a JSON answer with the headers that every answer of the service has.
 *
 * @param status The HTTP status.
 * @param body What is sent, as compact JSON.
 * @param exchange The exchange that it ends.
 * @param headers Headers of this answer alone.
 */
export function respond(status: number, body: unknown, exchange: Exchange, headers?: Record<string, string>): Response {
  const bytes = encoder.encode(JSON.stringify(body));
  return new Response(bytes, {
    status,
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-cache",
      "x-request-id": exchange.requestId,
      "x-runtime": ((performance.now() - exchange.startedAt) / 1000).toFixed(6),
      "content-length": String(bytes.length),
      ...headers,
    },
  });
}
