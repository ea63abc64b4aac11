import Negotiator from "negotiator";

/** Whether the `Accept` header admits application/json (RFC 9110, 12.5.1). */
export function acceptsJson(headers: Headers): boolean {
  const accept = headers.get("accept");
  if (accept === null || accept === "*/*" || accept === "application/json") return true;
  return new Negotiator({ headers: { accept } }).mediaType(["application/json"]) !== undefined;
}
