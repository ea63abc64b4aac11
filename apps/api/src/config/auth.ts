import { type NamedToken, readAuthTokens } from "./auth-tokens.ts";
import type { Problem } from "./problem.ts";
import type { ConfigVariables } from "./variables.ts";

/** How callers authenticate. */
export type AuthConfig =
  | { readonly mode: "none" }
  | { readonly mode: "tokens"; readonly tokens: readonly NamedToken[] }
  | {
      readonly mode: "jwt";
      readonly jwksUrl: string;
      readonly issuer: string;
      /** One of them is enough. */
      readonly audience: readonly string[];
    };

/** Puts the `AUTH` variables together; what is missing of them is not found here. */
export function readAuth(variables: ConfigVariables): {
  readonly auth: AuthConfig;
  readonly problems: readonly Problem[];
} {
  if (variables.AUTH === "tokens" && variables.AUTH_TOKENS) {
    const { tokens, problems } = readAuthTokens(variables.AUTH_TOKENS);
    return { auth: { mode: "tokens", tokens }, problems };
  }
  if (variables.AUTH === "jwt") {
    const { AUTH_JWKS_URL: jwksUrl = "", AUTH_ISSUER: issuer = "", AUTH_AUDIENCE: audience = [] } = variables;
    return { auth: { mode: "jwt", jwksUrl, issuer, audience }, problems: [] };
  }
  return { auth: { mode: "none" }, problems: [] };
}
