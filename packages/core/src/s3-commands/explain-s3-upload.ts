import type { Explanation } from "@signed-s3/contracts";
import { type Command, defineCommand } from "../command/command.ts";
import type { SignatureOf } from "../verifier/check-signature.ts";
import { verifyForm } from "../verifier/verify-form.ts";
import { readUploadToExplain } from "./read-upload-to-explain.ts";

/** What the service gives each run of the command. */
export interface ExplainContext {
  /** The time. */
  readonly now: Date;
  /** Tells the signature that a policy should have. Default: signatures are not checked. */
  readonly signatureOf?: SignatureOf | undefined;
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
    run: (upload, { now, signatureOf }: ExplainContext) => verifyForm({ ...upload, now, signatureOf }),
  });
}
