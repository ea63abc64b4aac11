import { hmacSha256 } from "../sigv4/hmac-sha256.ts";
import { canonicalJson } from "./canonical-json.ts";

/** How requests are made repeatable. */
export interface IdempotencyOptions {
  /** What all replicas know and no caller does: without it, nobody can tell a uuid beforehand. */
  readonly secret: string;
  /** For how long a request that comes again is the same, in whole seconds. */
  readonly windowSeconds: number;
}

/** What makes a request the same as an earlier one. */
export interface RequestIdentity {
  /** What the caller calls it by. */
  readonly idempotencyKey: string;
  /** Who asks. Default: nobody who is known. */
  readonly subject?: string | undefined;
  /** The parsed body; undefined where there is none. */
  readonly request: unknown;
}

/** A request that may come again: within a window its answer is the same each time, on each replica. */
export interface Repeatable {
  /** The uuid of the answer, where the request brings none. */
  readonly answerUuid: string;
  /**
   * When the window began, which stands for the time of the request, and the uuid of what is made in that window.
   *
   * The window is at most half as long as what is made is good for. So it has half of its life left at least when it is
   * handed out, and is never good for longer than was asked.
   *
   * @param lifeSeconds How long what is made is good for.
   */
  readonly occasion: (lifeSeconds: number) => { readonly now: Date; readonly uuid: string };
}

/**
 * Makes the function that finds out what a repeated request gets. Nothing is stored: it is all an HMAC of the request and of
 * the window that it came in. Windows follow each other on the clock, so that a request at the end of one and its repetition
 * in the next are two.
 *
 * @param options Secret and window.
 * @returns A function from a request and the time to what it gets. Another body under the same key is another request.
 * @throws {TypeError} There is no secret: everyone could tell the uuids beforehand.
 * @throws {RangeError} The window is none; (from the returned function) as `canonicalJson`.
 * @example
 * ```ts
 * const repeatable = idempotency({ secret, windowSeconds: 300 });
 * repeatable({ idempotencyKey: "1", request: {} }, new Date()).occasion(3600); // the same for five minutes
 * ```
 */
export function idempotency(options: IdempotencyOptions): (identity: RequestIdentity, now: Date) => Repeatable {
  const { secret, windowSeconds } = options;
  if (typeof secret !== "string" || secret === "") throw new TypeError("The secret must be text, and not empty");
  if (!Number.isInteger(windowSeconds) || windowSeconds < 1) {
    throw new RangeError("The window must be a whole number of seconds, at least one");
  }

  return ({ idempotencyKey, subject, request }, now) => {
    const seconds = Math.floor(now.getTime() / 1000);
    const startOf = (window: number): number => seconds - (seconds % window);
    const identity = hmacSha256(secret, canonicalJson([subject ?? null, idempotencyKey, request ?? null]));
    const uuidFor = (use: string, start: number): string => uuidOf(hmacSha256(identity, `${use} ${start}`));
    return {
      answerUuid: uuidFor("answer", startOf(windowSeconds)),
      occasion(lifeSeconds) {
        const start = startOf(Math.max(1, Math.min(windowSeconds, Math.floor(lifeSeconds / 2))));
        return { now: new Date(start * 1000), uuid: uuidFor("object", start) };
      },
    };
  };
}

/** A UUID whose bits are someone's own affair: version 8 (RFC 9562, section 5.8). */
function uuidOf(bytes: Uint8Array): string {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
