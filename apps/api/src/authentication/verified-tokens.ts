import { hash } from "node:crypto";
import type { Caller } from "@signed-s3/core";

/** The callers of tokens that were verified lately. */
export interface VerifiedTokens {
  readonly find: (token: string, nowMs: number) => Caller | undefined;
  readonly keep: (token: string, caller: Caller, untilMs: number) => void;
}

/**
 * Remembers verified tokens by their SHA-256, so that one that leaves the memory can't be sent by anyone.
 *
 * @param most How many: the one kept first is forgotten first.
 */
export function verifiedTokens(most = 10_000): VerifiedTokens {
  const entries = new Map<string, { readonly caller: Caller; readonly untilMs: number }>();
  const digestOf = (token: string) => hash("sha256", token, "base64");
  return {
    find(token, nowMs) {
      const digest = digestOf(token);
      const entry = entries.get(digest);
      if (entry && entry.untilMs > nowMs) return entry.caller;
      entries.delete(digest);
      return undefined;
    },
    keep(token, caller, untilMs) {
      const [oldest] = entries.keys();
      if (entries.size >= most && oldest !== undefined) entries.delete(oldest);
      entries.set(digestOf(token), { caller, untilMs });
    },
  };
}
