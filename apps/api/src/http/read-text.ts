import { Buffer } from "node:buffer";
import { type Deadline, deadline } from "./deadline.ts";
import { Refusal } from "./refusal.ts";

/** What a request's body may take. */
export interface BodyLimits {
  readonly maxBytes: number;
  /** Rejects what takes too long. */
  readonly inTime: Deadline;
}

/**
 * @param maxBytes How long it may be.
 * @param maxMs How long it may be on its way, in milliseconds.
 */
export const bodyLimits = (maxBytes: number, maxMs: number): BodyLimits => ({
  maxBytes,
  inTime: deadline(maxMs, () => tooSlow(maxMs)),
});

/**
 * Reads a request's body as text, as far as it is within limits. What is beyond them is not kept.
 *
 * @param request The request.
 * @param limits The limits.
 * @returns The text; undefined where it is no UTF-8. A character cut after three of its four bytes is read as U+FFFD.
 * @throws {Refusal} 400: it ended early. 408: it came too slowly. 413: it is too long.
 */
export async function readText(request: Request, { maxBytes, inTime }: BodyLimits): Promise<string | undefined> {
  const length = Number(request.headers.get("content-length") ?? Number.NaN);
  // No number either where the header came twice, which is allowed with the same length (RFC 9110, 8.6).
  if (Number.isNaN(length)) return decoded(await inTime(readChunks(request.body, maxBytes), brokenOff));
  if (length > maxBytes) throw tooLarge(maxBytes);
  if (length === 0) return "";
  // A body of known length is read in one piece, as text: as bytes that are decoded then, it takes a request a tenth longer.
  const text = await inTime(request.text(), brokenOff);
  // What is no UTF-8 has become U+FFFD, whose three bytes are more than it had.
  return text.includes("\ufffd") && Buffer.byteLength(text) !== length ? undefined : text;
}

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true });

const brokenOff = (error: unknown): Refusal =>
  error instanceof Refusal
    ? error
    : new Refusal("incomplete_body", "Send the whole body that Content-Length or the last chunk announces.");

async function readChunks(stream: ReadableStream<Uint8Array> | null, maxBytes: number): Promise<Uint8Array> {
  if (stream === null) return nothing;
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > maxBytes) {
      // Not waited for: Bun never ends the cancelling of a stream that has been handed on to another request.
      reader.cancel().catch(() => {});
      throw tooLarge(maxBytes);
    }
    chunks.push(next.value);
  }
  return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks);
}

const nothing = new Uint8Array();

// The rest of the body may still be on its way: the connection can't be used again.
const lastOne = { connection: "close" };

const tooLarge = (maxBytes: number) => new Refusal("body_too_large", `Send at most ${maxBytes} bytes.`, lastOne);

const tooSlow = (maxMs: number) =>
  new Refusal("request_timeout", `Send the whole body within ${maxMs / 1000} seconds.`, lastOne);
