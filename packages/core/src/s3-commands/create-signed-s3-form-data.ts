import type { SignedForm } from "@signed-s3/contracts";
import { type Command, CommandRefused, defineCommand } from "../command/command.ts";
import { fault } from "../command/fault.ts";
import type { Sign } from "../post-policy/signer.ts";
import { SigningError } from "../post-policy/signing-error.ts";
import type { Credentials } from "../sigv4/credentials.ts";

/** What the service gives each run of the command. */
export interface SigningContext {
  /** The time of signing. */
  readonly now: Date;
  /** What to sign with; undefined while there are none. */
  readonly credentials: Credentials | undefined;
  /** The last part of the object's key, new for each form. */
  readonly keyUuid: string;
}

/** How the service is set up. */
export interface CreateSignedS3FormDataOptions {
  /** Signs for the service's bucket. */
  readonly sign: Sign;
  /** What each key begins with, such as `direct_uploads/`. */
  readonly keyPrefix: string;
  /** How long a form is good for, in seconds. */
  readonly expiresInSeconds: number;
}

/**
 * Makes the command `CreateSignedS3FormData`: it signs a form for one new object.
 *
 * @param options How the service is set up.
 * @returns The command. It refuses with `credentials_unavailable` while there are no credentials, or dead ones.
 * @example
 * ```ts
 * const registry = commandRegistry(
 *   createSignedS3FormData({ sign: signer(bucket), keyPrefix: "direct_uploads/", expiresInSeconds: 3600 }),
 * );
 * ```
 */
export function createSignedS3FormData(
  options: CreateSignedS3FormDataOptions,
): Command<"CreateSignedS3FormData", SignedForm, SigningContext> {
  const { sign, keyPrefix, expiresInSeconds } = options;
  return defineCommand({
    name: "CreateSignedS3FormData",
    validate: (data) => ({ data }),
    run(_data, { now, credentials, keyUuid }: SigningContext) {
      if (!credentials) throw new CommandRefused([noCredentials]);
      try {
        return sign({ key: `${keyPrefix}${keyUuid}`, credentials, now, expiresInSeconds });
      } catch (error) {
        if (!(error instanceof SigningError) || error.code !== "credentials_expired") throw error;
        throw new CommandRefused([noCredentials], { cause: error });
      }
    },
  });
}

const noCredentials = fault("credentials_unavailable", "Ask again shortly: the service is fetching new credentials.");
