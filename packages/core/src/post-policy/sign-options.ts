import type { Credentials } from "../sigv4/credentials.ts";
import type { ConstraintOptions } from "./constraint-options.ts";
import type { ValueOrPrefix } from "./constraints/field-value.ts";
import type { SuccessActionStatus } from "./constraints/success-action.ts";

/** What one form is made from. */
export interface SignOptions extends ConstraintOptions {
  /** The object's key: exact, up to a `${filename}` at its end, or anything that starts so. */
  readonly key: ValueOrPrefix;
  /** What to sign with. */
  readonly credentials: Credentials;
  /** The time of signing. */
  readonly now: Date;
  /** How long the form is good for, in whole seconds up to seven days; never longer than the credentials. */
  readonly expiresInSeconds: number;
  /** What S3 answers the upload with. Default: 201, which brings bucket, key and etag as XML. */
  readonly successActionStatus?: SuccessActionStatus;
}
