import type { Credentials } from "../sigv4/credentials.ts";
import { invalidOption } from "./signing-error.ts";

/**
 * Holds that there are credentials to sign with: what is missing in an environment is signed as readily as what is there.
 *
 * @throws {SigningError} `invalid_option`: an access key id is empty or has a slash, or the secret key is empty.
 */
export function requireCredentials({ accessKeyId, secretAccessKey }: Credentials): void {
  if (typeof accessKeyId !== "string" || !/^[^/]+$/.test(accessKeyId)) {
    throw invalidOption("credentials.accessKeyId", "must be text without a slash");
  }
  if (typeof secretAccessKey !== "string" || secretAccessKey === "") {
    throw invalidOption("credentials.secretAccessKey", "must be text");
  }
}
