import { errors, type JWTPayload, type JWTVerifyGetKey, type JWTVerifyOptions, jwtVerify } from "jose";
import type { Logger } from "../logger.ts";
import type { Authenticate } from "./authenticate.ts";
import { bearerTokenOf } from "./bearer-token.ts";
import { callerOfClaims } from "./caller-of-claims.ts";
import { cannotVerify, invalidToken } from "./challenges.ts";
import { verifiedTokens } from "./verified-tokens.ts";

/** Whose tokens are taken. */
export interface JwtOptions {
  readonly issuer: string;
  /** Whom they must be for: one of these. */
  readonly audience: readonly string[];
  readonly keys: JWTVerifyGetKey;
  readonly now: () => Date;
  readonly logger: Logger;
}

// Public-key algorithms alone: a shared secret, or none, would let whoever has the public key sign.
const algorithms = ["RS256", "ES256", "PS256", "EdDSA"];
const clockToleranceSeconds = 30;
/** A key that its issuer takes back must not go on counting for as long as its tokens say. */
const longestKeptMs = 300_000;

/** Takes those who send a JSON Web Token of the issuer for this service. */
export function byJwt({ issuer, audience, keys, now, logger }: JwtOptions): Authenticate {
  const verified = verifiedTokens();

  const verify = async (token: string) => {
    const options = {
      algorithms,
      issuer,
      audience: [...audience],
      requiredClaims: ["sub", "exp"],
      clockTolerance: clockToleranceSeconds,
      currentDate: now(),
    };
    const claims = await verifyByEachKey(token, keys, options).catch((error) => {
      throw refusalOf(error, logger);
    });
    const caller = callerOfClaims(claims);
    verified.keep(token, caller, Math.min((claims.exp ?? 0) * 1000, now().getTime() + longestKeptMs));
    return caller;
  };

  return (headers) => {
    const token = bearerTokenOf(headers);
    return verified.find(token, now().getTime()) ?? verify(token);
  };
}

/** A token that doesn't name its key is tried with each that it could be. */
async function verifyByEachKey(token: string, keys: JWTVerifyGetKey, options: JWTVerifyOptions): Promise<JWTPayload> {
  let isFetched = false;
  const fetched: JWTVerifyGetKey = async (header, unverified) => {
    const key = await keys(header, unverified);
    isFetched = true;
    return key;
  };
  try {
    return (await jwtVerify(token, fetched, options)).payload;
  } catch (error) {
    if (isFetched && isUnusable(error)) throw new errors.JWSSignatureVerificationFailed();
    if (!(error instanceof errors.JWKSMultipleMatchingKeys)) throw error;
    for await (const key of error) {
      const verified = await jwtVerify(token, key, options).catch((failure) => {
        if (!(failure instanceof errors.JWSSignatureVerificationFailed || isUnusable(failure))) throw failure;
      });
      if (verified) return verified.payload;
    }
    throw new errors.JWSSignatureVerificationFailed();
  }
}

/** So jose speaks of a key that can't be what its algorithm wants, such as one that is too short; and `fetch` of the network. */
const isUnusable = (error: unknown): boolean => error instanceof TypeError;

/** jose's errors hold the token's claims: only their codes may go on from here. */
function refusalOf(error: unknown, logger: Logger): Error {
  const code = error instanceof errors.JOSEError ? error.code : error instanceof Error ? error.name : "Error";
  if (!tokensFaults.has(code)) {
    logger.warn({ error: code }, "tokens can't be verified: no keys from AUTH_JWKS_URL");
    return cannotVerify();
  }
  const claim = error instanceof errors.JWTClaimValidationFailed ? error.claim : undefined;
  logger.debug({ error: code, claim }, "token refused");
  return invalidToken(code === errors.JWTExpired.code ? "Send a new token: this one has expired." : undefined);
}

/** What is wrong with a token; all else is wrong with the keys. */
const tokensFaults: ReadonlySet<string> = new Set([
  errors.JWSInvalid.code,
  errors.JWTInvalid.code,
  errors.JWTExpired.code,
  errors.JWTClaimValidationFailed.code,
  errors.JWSSignatureVerificationFailed.code,
  errors.JOSEAlgNotAllowed.code,
  errors.JOSENotSupported.code,
  errors.JWKSNoMatchingKey.code,
]);
