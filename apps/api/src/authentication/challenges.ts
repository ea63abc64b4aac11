import { Refusal } from "../http/refusal.ts";

// RFC 6750, section 3: the scheme has one parameter at least.
const challenge = 'Bearer realm="Signed S3 Resource API"';

/** The refusal of a request that brings no token. */
export const noToken = (): Refusal =>
  new Refusal("unauthorized", "Send your token: Authorization: Bearer <token>.", { "www-authenticate": challenge });

/** The refusal of a token. `detail` must not hold any of it. */
export const invalidToken = (detail = "Send a token that this service has been set up to take."): Refusal =>
  new Refusal("unauthorized", detail, { "www-authenticate": `${challenge}, error="invalid_token"` });

/** The refusal while no token can be verified. */
export const cannotVerify = (): Refusal =>
  new Refusal("authentication_unavailable", "Ask again shortly: the keys to verify your token can't be fetched now.", {
    "retry-after": "5",
  });
