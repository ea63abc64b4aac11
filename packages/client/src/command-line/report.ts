import type { UploadResult } from "../answers/s3-answer.ts";
import type { UploadError } from "../errors/upload-error.ts";

/** What became of a path of the command line. */
export type PathOutcome = { readonly path: string } & (
  | { readonly result: UploadResult }
  | { readonly error: UploadError }
);

/**
 * What became of a file, as one line of JSON.
 *
 * @param outcome What became of it.
 * @example
 * ```ts
 * const result = { bucket: "photos", key: "a", etag: null, location: "http://localhost:9000/photos/a" };
 * asJson({ path: "a.png", result }); // '{"path":"a.png","status":"uploaded","bucket":"photos",…'
 * ```
 */
export function asJson(outcome: PathOutcome): string {
  const { path } = outcome;
  if ("result" in outcome) return JSON.stringify({ path, status: "uploaded", ...outcome.result });
  const { code, message, status, requestId, s3Code, errors, findings } = outcome.error;
  return JSON.stringify({
    path,
    status: "failed",
    error: { code, message, status, requestId, s3Code, errors, findings },
  });
}

/**
 * What became of a file, for a person: where it is, or what went wrong and what to do about it.
 *
 * @param outcome What became of it.
 * @example
 * ```ts
 * const result = { bucket: "photos", key: "a", etag: null, location: "http://localhost:9000/photos/a" };
 * inWords({ path: "a.png", result }); // "a.png  http://localhost:9000/photos/a"
 * ```
 */
export function inWords(outcome: PathOutcome): string {
  const { path } = outcome;
  if ("result" in outcome) return `${path}  ${outcome.result.location}`;
  const { code, message, requestId, errors, findings } = outcome.error;
  const reasons = [
    // The first of them is the message.
    ...errors.slice(1).map(({ title, detail }) => `${title}: ${detail}`),
    ...findings.map(({ remedy }) => remedy),
    ...(requestId === undefined ? [] : [`Request id: ${requestId}`]),
  ];
  return [`${path}  failed: ${message} (${code})`, ...reasons.map((reason) => `  ${reason}`)].join("\n");
}
