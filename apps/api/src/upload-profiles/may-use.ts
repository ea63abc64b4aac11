import type { Caller } from "@signed-s3/core";
import type { ProfileConfig } from "./profile-config.ts";

/** Whether a caller may use a profile: by a scope of the caller's token, or by the token's own name. */
export const mayUse =
  ({ scopes = [], tokens = [] }: NonNullable<ProfileConfig["allowed"]>) =>
  (caller: Caller): boolean =>
    (caller.tokenName !== undefined && tokens.includes(caller.tokenName)) ||
    (caller.scopes ?? []).some((scope) => scopes.includes(scope));
