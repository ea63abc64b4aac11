import { hash } from "node:crypto";
import { type Problem, problem } from "./problem.ts";

/** A token that callers may send; the token itself is not kept. */
export interface NamedToken {
  /** Who sends it. Several tokens can have the same name: that is how one is replaced by another. */
  readonly name: string;
  readonly sha256: Uint8Array;
}

const namePattern = /^[A-Za-z0-9][A-Za-z0-9._@-]{0,63}$/;
// RFC 6750, section 2.1: what can follow `Bearer`.
const tokenPattern = /^[A-Za-z0-9._~+/-]+=*$/;
const leastCharacters = 16;

/**
 * Reads `AUTH_TOKENS`: `name:token`, separated by commas or one a line.
 *
 * @returns The tokens' names and hashes, and what is wrong, which tells an entry's number and nothing of its content.
 */
export function readAuthTokens(text: string): {
  readonly tokens: readonly NamedToken[];
  readonly problems: readonly Problem[];
} {
  const entries = text.split(/[,\r\n]/).map((entry) => entry.trim());
  const tokens: NamedToken[] = [];
  const problems: Problem[] = [];
  const seen = new Set<string>();
  for (const [index, entry] of entries.filter((entry) => entry !== "").entries()) {
    const refuse = (rule: string) => problems.push(problem(`entry ${index + 1} ${rule}`, "AUTH_TOKENS"));
    const colon = entry.indexOf(":");
    const name = entry.slice(0, Math.max(0, colon));
    const token = entry.slice(colon + 1);
    if (!namePattern.test(name)) refuse("must be name:token, its name 1 to 64 of A-Z, a-z, 0-9 and ._@-");
    else if (token.length < leastCharacters) refuse(`must have a token of at least ${leastCharacters} characters`);
    else if (!tokenPattern.test(token)) refuse("must have a token of A-Z, a-z, 0-9 and -._~+/ with = at its end only");
    else if (seen.has(token)) refuse("must not have the token of an earlier entry");
    else tokens.push({ name, sha256: hash("sha256", token, "buffer") });
    seen.add(token);
  }
  if (tokens.length === 0 && problems.length === 0) problems.push(problem("must have a token", "AUTH_TOKENS"));
  return { tokens, problems };
}
