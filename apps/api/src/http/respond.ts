import { Buffer } from "node:buffer";
import type { Exchange } from "./exchange.ts";

/**
 * Makes a JSON answer with the headers that every answer of the service has.
 *
 * @param status The HTTP status.
 * @param body What is sent, as compact JSON.
 * @param exchange The exchange that it ends.
 * @param headers Headers of this answer alone.
 */
export function respond(status: number, body: unknown, exchange: Exchange, headers?: Record<string, string>): Response {
  const text = JSON.stringify(body);
  const response = begin(status, text, exchange, headers);
  response.headers.set("content-length", String(Buffer.byteLength(text)));
  return response;
}

/**
 * Makes an answer of any type, with the headers of every other answer.
 *
 * @param status The HTTP status.
 * @param bytes What is sent.
 * @param exchange The exchange that it ends.
 * @param headers Headers of this answer alone; without a `content-type` it is JSON.
 */
export function respondBytes(
  status: number,
  bytes: Uint8Array<ArrayBuffer>,
  exchange: Exchange,
  headers?: Record<string, string>,
): Response {
  const response = begin(status, bytes, exchange, headers);
  response.headers.set("content-length", String(bytes.length));
  return response;
}

/**
 * Makes an answer without a body, with the headers of every other answer.
 *
 * @param exchange The exchange that it ends.
 * @param headers Headers of this answer alone.
 */
export function respondEmpty(exchange: Exchange, headers?: Record<string, string>): Response {
  const response = begin(204, null, exchange, headers);
  response.headers.delete("content-type");
  return response;
}

function begin(
  status: number,
  body: Uint8Array<ArrayBuffer> | string | null,
  { answerHeaders, requestId, startedAt }: Exchange,
  headers?: Record<string, string>,
): Response {
  const response = new Response(body, { status, headers: answerHeaders });
  const own = response.headers;
  own.set("x-request-id", requestId);
  own.set("x-runtime", ((performance.now() - startedAt) / 1000).toFixed(6));
  for (const name in headers) own.set(name, headers[name] ?? "");
  return response;
}
