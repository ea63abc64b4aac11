import { hash, timingSafeEqual } from "node:crypto";
import type { Caller } from "@signed-s3/core";
import type { NamedToken } from "../config/auth-tokens.ts";
import type { Authenticate } from "./authenticate.ts";
import { bearerTokenOf } from "./bearer-token.ts";
import { invalidToken } from "./challenges.ts";

/**
 * Takes those who send one of the configured tokens. The caller is called as the token is.
 *
 * Hashes are compared, each in constant time and all of them: how long it takes tells neither how much of a token was right
 * nor which one it was.
 */
export function byTokens(tokens: readonly NamedToken[]): Authenticate {
  const entries = tokens.map(({ name, sha256 }) => ({ sha256, caller: { subject: name, tokenName: name } }));
  return (headers) => {
    const sent = hash("sha256", bearerTokenOf(headers), "buffer");
    let caller: Caller | undefined;
    for (const entry of entries) if (timingSafeEqual(entry.sha256, sent)) caller = entry.caller;
    if (!caller) throw invalidToken();
    return caller;
  };
}
