import type { RequestError, SignedForm } from "@signed-s3/contracts";
import { isApiErrorCode } from "../errors/error-codes.ts";
import { UploadError, type UploadErrorFacts } from "../errors/upload-error.ts";
import { retryAfterMs } from "./retry-after.ts";
import { isRecord, isSignedForm } from "./signed-form.ts";

/** What the service answered, and by which id its log has it. */
export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly requestId: string;
  /** The header `Retry-After`. */
  readonly retryAfter: string | null;
}

/**
 * Reads the answer to a request for a form.
 *
 * @param answer The answer.
 * @returns The form.
 * @throws {UploadError} The service's code where it refuses, `not_accepted` where that is a new one; `invalid_answer` where the
 *   answer is none of the service's or is damaged.
 */
export function readApiAnswer({ status, body, requestId, retryAfter }: ApiAnswer): SignedForm {
  const answer = parsed(body);
  const form = isRecord(answer) && answer["status"] === "accepted" ? answer["data"] : undefined;
  if (status === 202 && isSignedForm(form)) return form;
  const facts = { status, requestId, retryAfterMs: retryAfterMs(retryAfter), retryable: isTransient(status) };
  const errors = isRecord(answer) && answer["status"] === "not_accepted" ? requestErrors(answer["errors"], status) : [];
  throw refusal(errors, facts) ?? damaged(body, facts);
}

function refusal(errors: readonly RequestError[], facts: UploadErrorFacts): UploadError | undefined {
  const [first] = errors;
  if (!first) return undefined;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  const code = isApiErrorCode(first.code) ? first.code : "not_accepted";
  return new UploadError(code, `${first.title}: ${first.detail}${more}`, { ...facts, errors });
}

function damaged(body: string, facts: UploadErrorFacts): UploadError {
  // What begins as JSON and can't be read was cut on its way: asked again it may come whole.
  const isCut = body.trimStart().startsWith("{") && parsed(body) === undefined;
  const message = `The answer with status ${facts.status} is ${isCut ? "cut off" : "none of the signing service's"}.`;
  return new UploadError("invalid_answer", message, { ...facts, retryable: isCut || facts.retryable === true });
}

function requestErrors(errors: unknown, status: number): readonly RequestError[] {
  const read = Array.isArray(errors) ? errors.map((error) => requestError(error, status)) : [];
  return read.every((error) => error !== undefined) ? read : [];
}

/** What a refusal can't do without has to be there; what else is not as it should be counts as not told. */
function requestError(error: unknown, answered: number): RequestError | undefined {
  if (!isRecord(error)) return undefined;
  const { code, title, detail, status } = error;
  if (typeof code !== "string" || typeof title !== "string" || typeof detail !== "string") return undefined;
  return {
    status: typeof status === "number" ? status : answered,
    code,
    title,
    detail,
    source: textOrNull(error["source"]),
    command: textOrNull(error["command"]),
    uuid: textOrNull(error["uuid"]),
  };
}

const textOrNull = (value: unknown): string | null => (typeof value === "string" ? value : null);

// The service signs, and keeps nothing: asked twice it has done no harm.
function isTransient(status: number): boolean {
  return status >= 500 || status === 429 || status === 408;
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
