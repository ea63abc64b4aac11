import type { Writable } from "node:stream";
import { s3Error } from "../answer/s3-error.ts";

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
 * @example
 * ```ts
 * await feed(parser, body, { signal, largestPreamble: 20_480, isPreamble: () => !file });
 * ```
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
    letGo(reader).catch(() => {});
  }
}

/** The reader of a body, in words that the types of Node and of Bun have in common. */
interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
  cancel(): Promise<void>;
}

/** How much is read over of a body that is no longer wanted. */
const readOver = 1_048_576;

/**
 * Reads over a little of the body before it is canceled. Most bodies then are at their end, and that is better: in Node 26 a
 * FormData that is canceled while it is being written ends the process.
 *
 * @see https://github.com/nodejs/undici/issues/5835
 */
async function letGo(reader: BodyReader): Promise<void> {
  for (let left = readOver; left > 0; ) {
    const { done, value } = await reader.read();
    if (done || !value) return;
    left -= value.length;
  }
  await reader.cancel();
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
