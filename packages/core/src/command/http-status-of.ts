import type { Answer } from "./dispatcher.ts";

/**
 * The HTTP status that an answer is sent with.
 *
 * @param answer What a dispatcher answered.
 * @returns 202, or the status of the gravest error.
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-15
 * @example
 * ```ts
 * httpStatusOf(notAccepted([fault("not_found", "See /openapi.")])); // 404
 * ```
 */
export function httpStatusOf(answer: Answer<unknown>): number {
  return answer.status === "accepted" ? 202 : Math.max(...answer.errors.map(({ status }) => status));
}
