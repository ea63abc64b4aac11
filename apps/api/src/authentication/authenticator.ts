import type { AuthConfig } from "../config/auth.ts";
import type { Logger } from "../logger.ts";
import { type Authenticate, byNothing } from "./authenticate.ts";
import { byJwt } from "./by-jwt.ts";
import { byTokens } from "./by-tokens.ts";
import { issuerKeys } from "./issuer-keys.ts";

/** The authentication that is configured. */
export function authenticator(auth: AuthConfig, surroundings: { now: () => Date; logger: Logger }): Authenticate {
  switch (auth.mode) {
    case "none":
      return byNothing;
    case "tokens":
      return byTokens(auth.tokens);
    case "jwt": {
      const { logger } = surroundings;
      const onFailure = () => logger.warn("the keys of AUTH_JWKS_URL could not be renewed: the old ones go on");
      return byJwt({ ...auth, ...surroundings, keys: issuerKeys({ jwksUrl: auth.jwksUrl, onFailure }) });
    }
  }
}
