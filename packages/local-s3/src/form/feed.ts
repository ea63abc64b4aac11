import type { Writable } from "node:stream";
import { s3Error } from "../answer/s3-error.ts";
import { letGo } from "./let-go.ts";

/** How a body is fed to its parser. */
export interface FeedOptions {
  /** Ends the feeding early, and the body with it. */
  readonly signal: AbortSignal;
  /** How many bytes may come before the file. */
  readonly largestPreamble: number;
  /** Whether what is parsed so far is before the file. */
  readonly isPreamble: () => boolean;
}

/**
 * Feeds a body to a parser piece by piece: the next piece is asked for only when the parser's reader has taken the last, so
 * no more than one is ever held.
 *
 * @param parser The parser; it calls back when a piece is taken.
 * @param body The body.
 * @param options How it is fed.
 * @returns When all is parsed, or the feeding was ended early.
 * @throws {S3Error} `IncompleteBody`: the body broke off; `MalformedPOSTRequest`: it ended before the form did;
 * `MaxPostPreDataLengthExceeded`: too much came before the file.
 */
export async function feed(parser: Writable, body: ReadableStream<Uint8Array>, options: FeedOptions): Promise<void> {
  const { signal, largestPreamble, isPreamble } = options;
  const parsed = new Promise<void>((resolve, reject) => {
    parser.once("finish", resolve).once("error", () => reject(s3Error("MalformedPOSTRequest")));
  });
  parsed.catch(() => {});
  // One byte more, as the parser holds a line break back until it sees that no boundary begins with it.
  let readable = largestPreamble + 1;

  for await (const chunk of pieces(body)) {
    let rest = chunk;
    if (isPreamble()) {
      await take(parser, chunk.subarray(0, readable), signal);
      rest = chunk.subarray(readable);
      readable -= chunk.length - rest.length;
      if (rest.length > 0 && isPreamble()) {
        throw s3Error("MaxPostPreDataLengthExceeded", { details: { MaxPostPreDataLengthBytes: largestPreamble } });
      }
    }
    if (rest.length > 0) await take(parser, rest, signal);
    if (signal.aborted) return;
  }
  parser.end();
  await parsed;
}

async function* pieces(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (let read = await reader.read(); !read.done; read = await reader.read()) yield read.value;
  } catch {
    throw s3Error("IncompleteBody");
  } finally {
    letGo(reader);
  }
}

/** Waits until the parser has taken the bytes; it never does when nobody reads the file any more. */
function take(parser: Writable, bytes: Uint8Array, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      signal.removeEventListener("abort", done);
      resolve();
    };
    signal.addEventListener("abort", done);
    if (signal.aborted) done();
    else parser.write(bytes, done);
  });
}
