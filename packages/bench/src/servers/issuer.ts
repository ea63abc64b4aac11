import { exportJWK, generateKeyPair, SignJWT } from "jose";

/** An issuer of tokens, with its keys on a port of this machine. */
export interface Issuer {
  readonly name: string;
  readonly audience: string;
  readonly jwksUrl: string;
  /** One that is good for a day. */
  readonly token: string;
  readonly stop: () => Promise<void>;
}

/** Starts an issuer of ES256 tokens. */
export async function startIssuer(): Promise<Issuer> {
  const { privateKey, publicKey } = await generateKeyPair("ES256");
  const jwk = { ...(await exportJWK(publicKey)), alg: "ES256", use: "sig", kid: "one" };
  const server = Bun.serve({ hostname: "127.0.0.1", port: 0, fetch: () => Response.json({ keys: [jwk] }) });
  const name = "https://issuer.example/";
  const audience = "uploads";
  const token = await new SignJWT({ scope: "uploads" })
    .setProtectedHeader({ alg: "ES256", kid: "one" })
    .setIssuer(name)
    .setAudience(audience)
    .setSubject("somebody")
    .setIssuedAt()
    .setExpirationTime("1d")
    .sign(privateKey);
  return { name, audience, jwksUrl: new URL("/jwks.json", server.url).href, token, stop: () => server.stop(true) };
}
