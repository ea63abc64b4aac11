import type { Explanation } from "@signed-s3/contracts";
import { type Command, defineCommand } from "../command/command.ts";
import type { Credentials } from "../sigv4/credentials.ts";
import { signatureOf } from "../sigv4/signature-of.ts";
import { lowerCase } from "../verifier/form.ts";
import { verifyForm } from "../verifier/verify-form.ts";
import { readUploadToExplain, type UploadToVerify } from "./read-upload-to-explain.ts";

/** What the service gives each run of the command. */
export interface ExplainContext {
  /** The time. */
  readonly now: Date;
  /** What the service signs with. Forms that it signed are checked for their signature too. Default: none are. */
  readonly credentials?: Credentials | undefined;
  /** The AWS region of the service's buckets. Forms for another are then refused. Default: it is not checked. */
  readonly region?: string | undefined;
}

/**
 * Makes the command `ExplainS3Upload`: it tells why S3 refuses a form, every reason at once.
 *
 * @returns The command. It refuses data that describes no upload with `invalid_fields`, `invalid_file` and
 * `invalid_s3_error`.
 * @example
 * ```ts
 * const registry = commandRegistry(explainS3Upload());
 * ```
 */
export function explainS3Upload(): Command<"ExplainS3Upload", Explanation, ExplainContext> {
  return defineCommand({
    name: "ExplainS3Upload",
    validate: readUploadToExplain,
    run: (upload, { now, credentials, region }: ExplainContext) => {
      const isOurs = credentials !== undefined && isSignedBy(upload.fields, credentials.accessKeyId);
      return verifyForm({
        ...upload,
        now,
        region,
        ...(isOurs && { signatureOf: signatureOf(() => credentials.secretAccessKey) }),
      });
    },
  });
}

// A form of other credentials, such as those before the last rotation, may be a good one: its signature is not looked at.
function isSignedBy(fields: UploadToVerify["fields"], accessKeyId: string): boolean {
  const entries = Array.isArray(fields) ? fields : Object.entries(fields);
  return entries.some(([name, value]) => lowerCase(name) === "x-amz-credential" && value.startsWith(`${accessKeyId}/`));
}
