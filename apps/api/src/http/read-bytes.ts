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
 * Reads a request's body as far as it is within limits. What is beyond them is not kept.
 *
 * @param request The request.
 * @param limits The limits.
 * @throws {Refusal} 400: it ended early. 408: it came too slowly. 413: it is too long.
 */
export function readBytes(request: Request, { maxBytes, inTime }: BodyLimits): Promise<Uint8Array> {
  const announced = request.headers.get("content-length");
  if (announced !== null && !(Number(announced) <= maxBytes)) throw tooLarge(maxBytes);
  // A body of known length is read in one piece: that takes half the time of a stream's chunks.
  return inTime(announced === null ? readChunks(request.body, maxBytes) : request.bytes(), brokenOff);
}

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
