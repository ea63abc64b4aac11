import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { generateKeyPairSync } from "node:crypto";
import { Writable } from "node:stream";
import { base64url, exportSPKI, SignJWT } from "jose";
import { pino } from "pino";
import { byJwt } from "../../../src/authentication/by-jwt.ts";
import { issuerKeys } from "../../../src/authentication/issuer-keys.ts";
import { type Claims, type Issuer, type IssuerKey, issuerKey, payloadOf, startIssuer, tokenOf } from "../../issuer.ts";
import { inProcess, path, testApp } from "../test-app.ts";

const audience = "uploads";
let key: IssuerKey;
let issuer: Issuer;
let output = "";
const logger = pino(
  { level: "trace" },
  new Writable({
    write(line, _encoding, done) {
      output += line;
      done();
    },
  }),
);
beforeAll(async () => {
  key = await issuerKey("first");
  issuer = startIssuer([key]);
});
afterAll(() => issuer.stop());

const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;
const good = (): Claims => ({ iss: issuer.url, aud: audience, sub: "ann", exp: inSeconds(60) });
const authenticateBy = ({
  jwksUrl = issuer.jwksUrl,
  cooldownMs = 0,
  refreshMs = 600_000,
  now = () => new Date(),
} = {}) =>
  byJwt({
    issuer: issuer.url,
    audience: ["others", audience],
    keys: issuerKeys({ jwksUrl, cooldownMs, refreshMs, onFailure: () => {} }),
    now,
    logger,
  });
const callerOf = async (token: string, authenticate = authenticateBy()) =>
  authenticate(new Headers({ authorization: `Bearer ${token}` }));
const answerTo = async (token: string, authenticate = authenticateBy()) => {
  const headers = { authorization: `Bearer ${token}` };
  const answer = await inProcess(testApp({ authenticate, logger }))(path, { method: "POST", headers });
  const text = await answer.text();
  // The signature is what makes a token worth stealing, and whole payloads are nobody's business.
  for (const part of token.split(".").filter((part) => part.length > 20)) expect(text + output).not.toContain(part);
  return { status: answer.status, headers: answer.headers, code: JSON.parse(text).errors?.[0].code };
};
const expectRefused = async (token: string) => {
  const { status, headers, code } = await answerTo(token);
  expect({ status, code }).toEqual({ status: 401, code: "unauthorized" });
  expect(headers.get("www-authenticate")).toMatch(/^Bearer realm=.*, error="invalid_token"$/);
};

describe("authentication() by JSON Web Tokens takes", () => {
  it("one whose key stands beside one that is too short to be used", async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const short = { ...publicKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "short" };
    const signing = await issuerKey("long", "RS256");
    issuer.keys = [{ ...key, jwk: short }, signing];
    const header = { alg: "RS256" };
    const withoutKid = await new SignJWT(payloadOf(good())).setProtectedHeader(header).sign(signing.privateKey);
    expect((await answerTo(withoutKid)).status).toBe(202);
    const forged = await new SignJWT(payloadOf(good())).setProtectedHeader({ ...header, kid: "short" });
    await expectRefused(await forged.sign(signing.privateKey));
    issuer.keys = [key];
  });

  for (const algorithm of ["RS256", "PS256", "ES256", "EdDSA"]) {
    it(`one that is signed by ${algorithm}`, async () => {
      const signing = await issuerKey(algorithm, algorithm);
      issuer.keys = [key, signing];
      expect((await answerTo(await tokenOf(signing, good()))).status).toBe(202);
      issuer.keys = [key];
    });
  }

  it("its subject and scopes, in the forms that issuers have for them", async () => {
    const scopesOf = async (claims: Claims) => (await callerOf(await tokenOf(key, { ...good(), ...claims }))).scopes;
    expect(await callerOf(await tokenOf(key, good()))).toEqual({ subject: "ann", scopes: [] });
    expect(await scopesOf({ scope: "read  write" })).toEqual(["read", "write"]);
    expect(await scopesOf({ scp: ["read", 1, "write"] })).toEqual(["read", "write"]);
    expect(await scopesOf({ scp: "read write" })).toEqual(["read", "write"]);
  });

  it("one for several audiences, the service among them", async () => {
    expect((await answerTo(await tokenOf(key, { ...good(), aud: ["billing", audience] }))).status).toBe(202);
  });

  it("one whose times are off by less than half a minute", async () => {
    expect((await answerTo(await tokenOf(key, { ...good(), exp: inSeconds(-20) }))).status).toBe(202);
    expect((await answerTo(await tokenOf(key, { ...good(), nbf: inSeconds(20) }))).status).toBe(202);
  });

  it("one that does not name its key, whichever of the issuer's it is", async () => {
    const nameless = await Promise.all([issuerKey(undefined), issuerKey(undefined)]);
    issuer.keys = nameless;
    const authenticate = authenticateBy();
    for (const one of nameless) expect((await answerTo(await tokenOf(one, good()), authenticate)).status).toBe(202);
    await expectRefused(await tokenOf(await issuerKey(undefined), good()));
    issuer.keys = [key];
  });
});

describe("authentication() by JSON Web Tokens refuses", () => {
  for (const [what, claims] of [
    ["of another issuer", { iss: "https://else.example" }],
    ["without an issuer", { iss: undefined }],
    ["for someone else", { aud: "billing" }],
    ["for no one", { aud: undefined }],
    ["that has expired", { exp: inSeconds(-31) }],
    ["that never expires", { exp: undefined }],
    ["that is not good yet", { nbf: inSeconds(60) }],
    ["of no subject", { sub: undefined }],
    ["of an empty subject", { sub: "" }],
    ["of a subject too long for a key", { sub: "ü".repeat(128) }],
    ["of a subject that is no text", { sub: "\ud800" }],
  ] as const) {
    it(`one ${what}`, async () => expectRefused(await tokenOf(key, { ...good(), ...claims })));
  }

  it("one that was tampered with", async () => {
    const [header = "", , signature = ""] = (await tokenOf(key, good())).split(".");
    const claims = base64url.encode(JSON.stringify({ ...good(), sub: "root" }));
    await expectRefused(`${header}.${claims}.${signature}`);
  });

  it("one of another key under the same name", async () => {
    await expectRefused(await tokenOf(await issuerKey("first"), good()));
  });

  it("one without a signature", async () => {
    const header = base64url.encode(JSON.stringify({ alg: "none" }));
    const claims = base64url.encode(JSON.stringify(good()));
    await expectRefused(`${header}.${claims}.`);
    await expectRefused(`${header}.${claims}`);
  });

  it("one that has the public key for its secret", async () => {
    const signing = await issuerKey("rsa", "RS256");
    issuer.keys = [key, signing];
    const secrets = [await exportSPKI(signing.publicKey), JSON.stringify(signing.jwk)];
    for (const secret of secrets) {
      const forged = new SignJWT(payloadOf(good())).setProtectedHeader({ alg: "HS256", kid: "rsa" });
      await expectRefused(await forged.sign(new TextEncoder().encode(secret)));
    }
    issuer.keys = [key];
  });

  it("one by an algorithm that is not pinned, though its key is the issuer's", async () => {
    const signing = await issuerKey("other", "ES384");
    issuer.keys = [key, signing];
    await expectRefused(await tokenOf(signing, good()));
    issuer.keys = [key];
  });

  it("what is no token", async () => {
    for (const token of ["x", "a.b.c", "..", "eyJhbGciOiJFUzI1NiJ9..", `${"a".repeat(5000)}.b.c`]) {
      await expectRefused(token);
    }
  });

  it("an expired one that was good before", async () => {
    let now = new Date();
    const authenticate = authenticateBy({ now: () => now });
    const token = await tokenOf(key, good());
    expect((await answerTo(token, authenticate)).status).toBe(202);
    now = new Date(now.getTime() + 91_000);
    expect((await answerTo(token, authenticate)).status).toBe(401);
  });
});

describe("the keys of an issuer", () => {
  it("are fetched once for many tokens", async () => {
    const authenticate = authenticateBy();
    const before = issuer.asked();
    const tokens = await Promise.all(["a", "b", "c"].map((sub) => tokenOf(key, { ...good(), sub })));
    for (const token of [...tokens, ...tokens]) await callerOf(token, authenticate);
    expect(issuer.asked() - before).toBe(1);
  });

  it("are fetched anew for a token of a new key, and the old one goes", async () => {
    let now = new Date();
    const authenticate = authenticateBy({ now: () => now });
    const old = await tokenOf(key, { ...good(), exp: inSeconds(3600) });
    expect((await answerTo(old, authenticate)).status).toBe(202);
    const next = await issuerKey("second");
    issuer.keys = [next];
    expect((await answerTo(await tokenOf(next, good()), authenticate)).status).toBe(202);
    now = new Date(now.getTime() + 301_000);
    expect((await answerTo(old, authenticate)).status).toBe(401);
    issuer.keys = [key];
  });

  it("are not fetched for each unknown key that someone makes up", async () => {
    const authenticate = authenticateBy({ cooldownMs: 60_000 });
    await callerOf(await tokenOf(key, good()), authenticate);
    const before = issuer.asked();
    for (const kid of ["x", "y", "z"]) {
      const made = await tokenOf(await issuerKey(kid), good());
      expect((await answerTo(made, authenticate)).status).toBe(401);
    }
    expect(issuer.asked()).toBe(before);
  });

  it("are not fetched for each token while their issuer fails, and known ones go on", async () => {
    const fresh = authenticateBy({ cooldownMs: 60_000 });
    const experienced = authenticateBy({ cooldownMs: 20 });
    await callerOf(await tokenOf(key, good()), experienced);
    await Bun.sleep(25);
    issuer.failure = () => new Response("down", { status: 500 });
    const before = issuer.asked();
    for (const kid of ["x", "y", "z"]) {
      const made = await tokenOf(await issuerKey(kid), good());
      for (const authenticate of [fresh, experienced]) {
        expect((await answerTo(made, authenticate)).status).toBe(503);
      }
    }
    expect(issuer.asked() - before).toBeLessThan(6);
    expect(await callerOf(await tokenOf(key, { ...good(), sub: "bob" }), experienced)).toMatchObject({
      subject: "bob",
    });
    issuer.failure = undefined;
  });

  it("are renewed in the background, and the old ones go on while the issuer is away", async () => {
    const authenticate = authenticateBy({ refreshMs: 1 });
    await callerOf(await tokenOf(key, good()), authenticate);
    issuer.failure = () => new Response("down", { status: 500 });
    await Bun.sleep(2);
    const before = issuer.asked();
    expect(await callerOf(await tokenOf(key, { ...good(), sub: "bob" }), authenticate)).toMatchObject({
      subject: "bob",
    });
    while (issuer.asked() === before) await Bun.sleep(1);
    issuer.failure = undefined;
    const next = await issuerKey("third");
    issuer.keys = [key, next];
    await Bun.sleep(2);
    expect(await callerOf(await tokenOf(next, good()), authenticate)).toMatchObject({ subject: "ann" });
    issuer.keys = [key];
  });

  for (const [what, failure] of [
    ["answers with an error", () => new Response("down", { status: 500 })],
    ["answers with no keys", () => new Response("<html>")],
    ["answers with another JSON", () => Response.json({ error: "x" })],
    ["leads elsewhere", () => Response.redirect("http://127.0.0.1:9/")],
  ] as const) {
    it(`make the service answer 503 while their issuer ${what}, and it recovers`, async () => {
      const authenticate = authenticateBy();
      const token = await tokenOf(key, good());
      issuer.failure = failure;
      const { status, headers, code } = await answerTo(token, authenticate);
      issuer.failure = undefined;
      expect({ status, code }).toEqual({ status: 503, code: "authentication_unavailable" });
      expect(headers.get("retry-after")).toBe("5");
      expect(headers.get("www-authenticate")).toBeNull();
      expect((await answerTo(token, authenticate)).status).toBe(202);
    });
  }

  it("make the service answer 503 while nothing listens, ready as it is", async () => {
    const app = testApp({ authenticate: authenticateBy({ jwksUrl: "http://127.0.0.1:9/jwks" }) });
    const headers = { authorization: `Bearer ${await tokenOf(key, good())}` };
    expect((await inProcess(app)(path, { method: "POST", headers })).status).toBe(503);
    expect((await inProcess(app)("/health/ready")).status).toBe(200);
  });
});
