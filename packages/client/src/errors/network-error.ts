import { isOffline } from "../patience/offline.ts";
import { isHiddenByCors } from "./hidden-by-cors.ts";
import { UploadError } from "./upload-error.ts";

/** What is known of a request that has failed. */
export interface FailedRequest {
  /** Who was spoken to, such as `S3`. */
  readonly peer: string;
  readonly url: string;
  /** Ends the search for the cause. */
  readonly signal: AbortSignal;
  /** By which the other side's log may have it. */
  readonly requestId?: string;
  /** How much of the file was on its way; undefined or 0: nothing of it. */
  readonly sent?: string | 0;
}

/**
 * The error for whatever a connection ended with, under the cause that can be found. One of ours stays what it is.
 *
 * @param error What was thrown.
 * @param request What has failed.
 */
export async function networkError(error: unknown, request: FailedRequest): Promise<UploadError> {
  if (error instanceof UploadError) return error;
  const { peer, url, signal, requestId, sent } = request;
  const facts = { requestId, retryable: true, cause: error };
  if (isOffline()) {
    return new UploadError("offline", `This machine is offline, so there is no connection to ${peer}.`, facts);
  }
  if (await isHiddenByCors(url, signal)) {
    const message = `There is an answer of ${peer}, but CORS hides it: it does not name this page's origin.`;
    return new UploadError("hidden_by_cors", message, facts);
  }
  const message = sent
    ? `The connection to ${peer} broke after ${sent}.`
    : `There was no connection to ${peer}, or it broke.`;
  return new UploadError("network_error", message, facts);
}
