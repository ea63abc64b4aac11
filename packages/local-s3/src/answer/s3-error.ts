import { type KnownError, knownErrors } from "./known-errors.ts";

/** What an S3 error says beside its code: one XML element each, in this order. */
export type ErrorDetails = Readonly<Record<string, string | number>>;

/** An error as S3 answers it. */
export interface S3ErrorFacts {
  /** S3's own code, such as `AccessDenied`. */
  readonly code: string;
  /** The HTTP status. */
  readonly status: number;
  /** S3's own words. */
  readonly message: string;
  /** Default: nothing. */
  readonly details?: ErrorDetails;
  /** Headers of the answer. Default: none. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * A request that is refused, with all that the answer says.
 *
 * @example
 * ```ts
 * throw new S3Error({ code: "AccessDenied", status: 403, message: "Access Denied" });
 * ```
 */
export class S3Error extends Error {
  override readonly name: string = "S3Error";
  readonly code: string;
  readonly status: number;
  readonly details: ErrorDetails;
  readonly headers: Readonly<Record<string, string>>;

  constructor({ code, status, message, details = {}, headers = {} }: S3ErrorFacts) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.headers = headers;
  }
}

/**
 * Makes one of the errors that S3 knows.
 *
 * @param code S3's own code: it brings status and message.
 * @param facts What this one says beside that; a message of its own goes before the usual one.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @example
 * ```ts
 * throw s3Error("NoSuchKey", { details: { Key: "direct_uploads/1" } });
 * ```
 */
export function s3Error(code: KnownError, facts: Partial<Omit<S3ErrorFacts, "code">> = {}): S3Error {
  return new S3Error({ code, ...knownErrors[code], ...facts });
}
