import type { Finding, RequestError } from "@signed-s3/contracts";
import type { UploadErrorCode } from "./error-codes.ts";

/** What is known of a failure, beside its code. */
export interface UploadErrorFacts {
  /** The HTTP status of the answer, if there was one. */
  readonly status?: number | undefined;
  /** By which the log of the service, or of S3, has it. */
  readonly requestId?: string | undefined;
  /** @default false */
  readonly retryable?: boolean;
  /** How long to wait before the next try, in milliseconds, where the answer says so. */
  readonly retryAfterMs?: number | undefined;
  /** S3's own name of its error. */
  readonly s3Code?: string;
  /** All that the service says is wrong with the request. @default none */
  readonly errors?: readonly RequestError[];
  /** Why S3 refuses the form, where an `explain` was given. @default none */
  readonly findings?: readonly Finding[];
  readonly cause?: unknown;
}

/**
 * Why a form was not got, or a file not uploaded. It holds no secret: neither policy nor signature nor token of a form.
 *
 * @example
 * ```ts
 * if (error instanceof UploadError && error.code === "file_too_large") askForSmallerFile(error.message);
 * ```
 */
export class UploadError extends Error {
  override readonly name = "UploadError";
  /** Stable, for programs. */
  readonly code: UploadErrorCode;
  /** The HTTP status of the answer; undefined where there was none. */
  readonly status: number | undefined;
  /** By which the log of the service, or of S3, has it; undefined where it is not known. */
  readonly requestId: string | undefined;
  /** Whether the same call may succeed at another time: a broken connection, a busy service, an expired form. */
  readonly retryable: boolean;
  /** How long to wait before the next try, in milliseconds, where the answer says so. */
  readonly retryAfterMs: number | undefined;
  /** S3's own name of its error, where S3 refused. */
  readonly s3Code: string | undefined;
  /** All that the service says is wrong with the request; empty where it was not the service that refused. */
  readonly errors: readonly RequestError[];
  /** Why S3 refuses the form, in words; empty where no `explain` was given or nothing is wrong with the form. */
  readonly findings: readonly Finding[];

  /**
   * @param code What went wrong.
   * @param message The same for a person.
   * @param facts What else is known of it.
   */
  constructor(code: UploadErrorCode, message: string, facts: UploadErrorFacts = {}) {
    super(message, facts.cause === undefined ? {} : { cause: facts.cause });
    this.code = code;
    this.status = facts.status;
    this.requestId = facts.requestId;
    this.retryable = facts.retryable ?? false;
    this.retryAfterMs = facts.retryAfterMs;
    this.s3Code = facts.s3Code;
    this.errors = facts.errors ?? [];
    this.findings = facts.findings ?? [];
  }
}
