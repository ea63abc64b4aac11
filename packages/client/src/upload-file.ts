/**
 * What can be uploaded: every `Blob` and `File` is one, so is `Bun.file(…)`, and `fileAt(…)` of `@signed-s3/client/node` makes
 * one of a path.
 */
export interface UploadFile {
  /** Bytes. */
  readonly size: number;
  /** The media type; empty: it is not known. */
  readonly type: string;
  /** The name without folders. A form names the file `file` without it. */
  readonly name?: string | undefined;
  /** The bytes. Of each chunk, its reader lets go before it asks for the next. */
  stream(): AsyncIterable<Uint8Array> | ReadableBytes;
}

/** What a `ReadableStream` is everywhere: that one can iterate over it, not every library of browser types knows. */
export interface ReadableBytes {
  getReader(): {
    read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
    cancel(reason?: unknown): Promise<void>;
  };
}
