import type { Credentials } from "../sigv4/credentials.ts";
import { invalidOption } from "./signing-error.ts";

/** A form's fields can carry it as it is: a line break at its end, as files have one, would become two characters. */
const visible = /^[!-~]+$/;

/**
 * Holds that there are credentials to sign with: what is missing in an environment is signed as readily as what is there.
 *
 * @throws {SigningError} `invalid_option`: an access key id is empty or has a slash, the secret key is empty, or id or token
 * have others than visible ASCII characters.
 */
export function requireCredentials({ accessKeyId, secretAccessKey, sessionToken = "" }: Credentials): void {
  if (typeof accessKeyId !== "string" || !visible.test(accessKeyId) || accessKeyId.includes("/")) {
    throw invalidOption("credentials.accessKeyId", "must be visible ASCII without a slash");
  }
  if (sessionToken && !visible.test(sessionToken)) {
    throw invalidOption("credentials.sessionToken", "must be visible ASCII");
  }
  if (typeof secretAccessKey !== "string" || secretAccessKey === "") {
    throw invalidOption("credentials.secretAccessKey", "must be text");
  }
}
