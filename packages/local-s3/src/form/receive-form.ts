import { Busboy, type BusboyFileStream } from "@fastify/busboy";
import { s3Error } from "../answer/s3-error.ts";
import { feed } from "./feed.ts";

/** A form, as far as it has come: its fields, and its file about to come. */
export interface ReceivedForm {
  /** The fields before the file, in order. */
  readonly fields: readonly (readonly [name: string, value: string])[];
  /** Undefined: the form has come to its end without one. */
  readonly file: ReceivedFile | undefined;
  /** Takes no more of the body. To be called when the form is done with, whether it was read to its end or not. */
  cancel(): void;
}

/** The form's file. */
export interface ReceivedFile {
  /** As sent; undefined: the part has none. */
  readonly name: string | undefined;
  readonly contentType: string;
  /**
   * The bytes as they come. They end only when all of the body has come as well: what is cut off is never taken for whole.
   * They throw an {@link S3Error}: `MalformedPOSTRequest`, `IncompleteBody`, or `InvalidArgument` for a second file.
   */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** What S3 reads of a form before its file, in bytes: names, values and the boundaries between them. */
const largestPreamble = 20_480;

/**
 * Receives a form up to its file. The file's bytes are asked of the body only as they are read, and never gathered.
 *
 * @param contentType The request's content type: `multipart/form-data` with a boundary.
 * @param body The request's body.
 * @returns The form. What comes after the file is read over, as S3 does.
 * @throws {S3Error} `MalformedPOSTRequest`; `IncompleteBody`: the body broke off;
 * `MaxPostPreDataLengthExceeded`: there are more than 20,480 bytes before the file.
 * @see https://datatracker.ietf.org/doc/html/rfc7578
 */
export function receiveForm(contentType: string, body: ReadableStream<Uint8Array>): Promise<ReceivedForm> {
  const parser = parserFor(contentType);
  const fields: (readonly [string, string])[] = [];
  const canceled = new AbortController();
  const cancel = () => canceled.abort();
  let files = 0;

  const { promise, resolve, reject } = Promise.withResolvers<ReceivedForm>();
  parser.on("field", (name: string | undefined, value) => {
    if (name === undefined) reject(s3Error("MalformedPOSTRequest"));
    else if (files === 0) fields.push([name, value]);
  });
  parser.on("file", (_field, stream, name: string | undefined, _encoding, type) => {
    files += 1;
    // The parser emits errors on files that nobody listens to any more, or not yet.
    stream.on("error", () => {});
    if (files > 1) return void stream.resume();
    whole.catch((error: Error) => stream.destroy(error));
    resolve({ fields, file: { name, contentType: type, bytes: wholeFile(stream) }, cancel });
  });

  const whole = feed(parser, body, {
    signal: canceled.signal,
    largestPreamble,
    isPreamble: () => files === 0,
  });
  async function* wholeFile(stream: BusboyFileStream): AsyncGenerator<Uint8Array> {
    try {
      yield* stream;
    } catch (error) {
      // Where both fail, it is the feeding that knows why.
      await whole;
      throw error;
    }
    await whole;
    if (files > 1) throw wrongNumberOfFiles(files);
  }
  whole.then(() => resolve({ fields, file: undefined, cancel }), reject);
  promise.catch(cancel);
  return promise;
}

/**
 * What S3 says to a form with no file, or with more than one.
 *
 * @example
 * ```ts
 * throw wrongNumberOfFiles(0);
 * ```
 */
export function wrongNumberOfFiles(files: number): Error {
  return s3Error("InvalidArgument", {
    message: "POST requires exactly one file upload per request.",
    details: { ArgumentName: "file", ArgumentValue: files },
  });
}

function parserFor(contentType: string): InstanceType<typeof Busboy> {
  try {
    return new Busboy({
      headers: { "content-type": contentType },
      // For S3 it is the name that makes a part the file.
      isPartAFile: (name) => name?.toLowerCase() === "file",
      preservePath: true,
      limits: { fieldSize: largestPreamble, headerSize: largestPreamble },
    });
  } catch {
    throw s3Error("MalformedPOSTRequest");
  }
}
