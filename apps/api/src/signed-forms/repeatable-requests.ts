import { type IdempotencyOptions, idempotency, type Repeatable, type RequestIdentity } from "@signed-s3/core";
import { Refusal } from "../http/refusal.ts";

/** What a request gets that names itself by an Idempotency-Key; undefined: it doesn't. */
export type RepeatableRequests = (
  headers: Headers,
  request: Omit<RequestIdentity, "idempotencyKey">,
  now: Date,
) => Repeatable | undefined;

const visibleText = /^[\x21-\x7e]{1,255}$/;

/**
 * Makes the function that reads `Idempotency-Key`. The header is any text, as no one but its sender gives it a meaning.
 *
 * @param options Secret and window; undefined: the header is not understood, and so ignored like any other.
 * @throws {Refusal} (from the returned function) 400.
 */
export function repeatableRequests(options: IdempotencyOptions | undefined): RepeatableRequests {
  if (!options) return () => undefined;
  const repeatable = idempotency(options);
  return (headers, request, now) => {
    const idempotencyKey = headers.get("idempotency-key");
    if (idempotencyKey === null) return undefined;
    if (!visibleText.test(idempotencyKey)) {
      throw new Refusal("invalid_idempotency_key", "Send 1 to 255 visible ASCII characters, or no Idempotency-Key.");
    }
    try {
      return repeatable({ ...request, idempotencyKey }, now);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      throw new Refusal("malformed_json", "Nest less deeply: a request that may come again is compared in full.");
    }
  };
}
