import type { SignOptions } from "@signed-s3/core";
import type { SigningInput } from "./vector.ts";

/** A vector's input as core's signer takes it. */
export function signOptions(input: SigningInput): SignOptions {
  const { expires, ...options } = input.options;
  return {
    ...options,
    ...(expires === undefined ? {} : { expires: new Date(expires) }),
    key: input.key,
    now: new Date(input.now),
    expiresInSeconds: input.expires_in_seconds,
    ...(input.success_action_status === undefined ? {} : { successActionStatus: input.success_action_status }),
    credentials: {
      accessKeyId: input.access_key_id,
      secretAccessKey: input.secret_access_key,
      ...(input.session_token === undefined ? {} : { sessionToken: input.session_token }),
      ...(input.credentials_expiration === undefined ? {} : { expiration: new Date(input.credentials_expiration) }),
    },
  };
}
