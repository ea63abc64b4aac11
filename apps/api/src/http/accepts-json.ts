import Negotiator from "negotiator";

/** What is answered, by its two names. */
const answered = ["application/json", "application/json; charset=utf-8"];

/** Whether the `Accept` header admits application/json (RFC 9110, 12.5.1). */
export function acceptsJson(headers: Headers): boolean {
  const accept = headers.get("accept");
  if (accept === null || accept === "*/*" || accept === "application/json") return true;
  return new Negotiator({ headers: { accept } }).mediaType(answered) !== undefined;
}
