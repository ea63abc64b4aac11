import { type Answer, httpStatusOf } from "@signed-s3/core";
import type { TSchema } from "@sinclair/typebox";
import { acceptsJson } from "./accepts-json.ts";
import type { Exchange } from "./exchange.ts";
import { readBody } from "./read-body.ts";
import type { BodyLimits } from "./read-text.ts";
import { Refusal } from "./refusal.ts";
import { respond } from "./respond.ts";

/**
 * Takes the envelope of a command out of a request.
 *
 * @param request The request.
 * @param limits What its body may take.
 * @param dataSchema The schema of the command's data.
 * @throws {Refusal} 400, 406, 408, 413 or 415.
 */
export function readCommand(request: Request, limits: BodyLimits, dataSchema: TSchema): Promise<unknown> {
  requireAcceptsJson(request.headers);
  return readBody(request, limits, dataSchema);
}

/**
 * Holds that the caller takes JSON: there is nothing else to be had.
 *
 * @throws {Refusal} 406.
 */
export function requireAcceptsJson(headers: Headers): void {
  if (!acceptsJson(headers)) throw new Refusal("not_acceptable", "Send Accept: application/json, or none.");
}

/**
 * Makes an answer of what a command came to: 202, or the status of the gravest error.
 *
 * @param answer What the command came to.
 * @param exchange The exchange that it ends.
 * @param retryAfterSeconds When to ask again, should the service not be able to answer now.
 */
export function answerCommand(answer: Answer<unknown>, exchange: Exchange, retryAfterSeconds: () => number): Response {
  const status = httpStatusOf(answer);
  if (answer.status === "not_accepted") exchange.refusedFor = [...new Set(answer.errors.map((error) => error.code))];
  return respond(status, answer, exchange, status === 503 ? { "retry-after": String(retryAfterSeconds()) } : {});
}
