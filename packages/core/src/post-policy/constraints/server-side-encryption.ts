import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { entriesOf } from "./entries.ts";
import { requireHeaderText, requireWellFormed } from "./field-value.ts";

/** How S3 encrypts the object: with keys of its own, or with one of KMS. */
export type ServerSideEncryption =
  | { readonly type: "AES256"; readonly keyId?: never; readonly context?: never; readonly bucketKeyEnabled?: never }
  | {
      readonly type: "aws:kms" | "aws:kms:dsse";
      /** The KMS key's id, ARN or alias. Default: the account's key for S3. */
      readonly keyId?: string;
      /** The encryption context, bound to the object. */
      readonly context?: Readonly<Record<string, string>>;
      /** Whether the bucket's key is used, which saves calls to KMS. Default: as the bucket is set up. */
      readonly bucketKeyEnabled?: boolean;
    };

const header = "x-amz-server-side-encryption";

/**
 * Server-side encryption of the object.
 *
 * @throws {SigningError} The type is unknown, or a part of it is no header text.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html
 */
export function serverSideEncryption(encryption: ServerSideEncryption): Constraint[] {
  const { type, keyId, context, bucketKeyEnabled } = encryption;
  if (type !== "AES256" && type !== "aws:kms" && type !== "aws:kms:dsse") {
    throw invalidOption("serverSideEncryption.type", "must be AES256, aws:kms or aws:kms:dsse");
  }
  if (type === "AES256" && (keyId ?? context ?? bucketKeyEnabled) !== undefined) {
    throw invalidOption("serverSideEncryption", "can have keyId, context and bucketKeyEnabled with KMS only");
  }
  const constraints = [eq(header, type)];
  if (keyId !== undefined) {
    requireHeaderText("serverSideEncryption.keyId", keyId);
    constraints.push(eq(`${header}-aws-kms-key-id`, keyId));
  }
  if (context !== undefined) {
    for (const [name, value] of entriesOf("serverSideEncryption.context", context)) {
      requireWellFormed(`serverSideEncryption.context.${name}`, value);
    }
    constraints.push(eq(`${header}-context`, base64Json(context)));
  }
  if (bucketKeyEnabled !== undefined) {
    constraints.push(eq(`${header}-bucket-key-enabled`, String(bucketKeyEnabled)));
  }
  return constraints;
}

function base64Json(value: unknown): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))));
}
