import { UploadError } from "./upload-error.ts";

/**
 * The error for whatever a connection ended with. One of ours stays what it is, and so does a mistake of the caller's.
 *
 * @param error What was thrown.
 * @param peer Who was spoken to, such as `S3`.
 * @param requestId By which the other side's log may have it.
 * @example
 * ```ts
 * await fetch(url).catch((error) => { throw networkError(error, "the service"); });
 * ```
 */
export function networkError(error: unknown, peer: string, requestId?: string): Error {
  if (error instanceof UploadError) return error;
  return new UploadError("network_error", `There was no connection to ${peer}, or it broke.`, {
    requestId,
    retryable: true,
    cause: error,
  });
}
