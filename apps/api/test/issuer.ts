import { type CryptoKey, exportJWK, generateKeyPair, type JWK, type JWTPayload, SignJWT } from "jose";

/** A key of an issuer's: it signs, and the public half is what the issuer shows. */
export interface IssuerKey {
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly jwk: JWK;
}

/** An issuer of tokens, with its keys on a port of this machine. */
export interface Issuer {
  readonly url: string;
  readonly jwksUrl: string;
  /** The keys that it shows now. */
  keys: readonly IssuerKey[];
  /** What it answers instead of its keys. */
  failure: (() => Response | Promise<Response>) | undefined;
  /** How often it was asked. */
  readonly asked: () => number;
  readonly stop: () => Promise<void>;
}

/** Makes a key. `kid` is its name in the issuer's set, or `undefined` for a key without one. */
export async function issuerKey(kid: string | undefined, algorithm = "ES256"): Promise<IssuerKey> {
  const { privateKey, publicKey } = await generateKeyPair(algorithm, { extractable: true });
  const jwk = await exportJWK(publicKey);
  return { privateKey, publicKey, jwk: { ...jwk, alg: algorithm, use: "sig", ...(kid !== undefined && { kid }) } };
}

/** Starts an issuer that shows `keys`. */
export function startIssuer(keys: readonly IssuerKey[]): Issuer {
  let asked = 0;
  const server = Bun.serve({
    port: 0,
    hostname: "127.0.0.1",
    fetch() {
      asked += 1;
      return issuer.failure?.() ?? Response.json({ keys: issuer.keys.map(({ jwk }) => jwk) });
    },
  });
  const issuer: Issuer = {
    url: server.url.href,
    jwksUrl: new URL("/jwks.json", server.url).href,
    keys,
    failure: undefined,
    asked: () => asked,
    stop: () => server.stop(true),
  };
  return issuer;
}

/** What a token says; `undefined` leaves a claim out. */
export type Claims = Readonly<Record<string, unknown>>;

/** A token's claims in jose's type, which knows no claim that is undefined. */
export const payloadOf = (claims: Claims): JWTPayload => JSON.parse(JSON.stringify(claims));

/** Signs a token by a key of an issuer's, under the key's own name and algorithm. */
export async function tokenOf(key: IssuerKey, claims: Claims): Promise<string> {
  const { alg = "", kid } = key.jwk;
  return new SignJWT(payloadOf(claims))
    .setProtectedHeader({ alg, ...(kid !== undefined && { kid }) })
    .sign(key.privateKey);
}
