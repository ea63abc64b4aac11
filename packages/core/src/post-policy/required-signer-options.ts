import type { SignerOptions } from "./signer-options.ts";
import { invalidOption } from "./signing-error.ts";

/**
 * Holds that there is something to sign for: what is missing in a configuration is signed as readily as what is there.
 *
 * @throws {SigningError} `invalid_option`: bucket or region are empty or have a slash.
 */
export function requireSignerOptions({ bucket, region }: SignerOptions): void {
  for (const [option, text] of Object.entries({ bucket, region })) {
    if (typeof text !== "string" || !/^[^/]+$/.test(text)) throw invalidOption(option, "must be text without a slash");
  }
}
