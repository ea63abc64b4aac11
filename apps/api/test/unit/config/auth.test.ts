import { describe, expect, it } from "bun:test";
import { type ConfigError, readConfig } from "../../../src/config.ts";

const problemsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readConfig(environment);
    return [];
  } catch (error) {
    return (error as ConfigError).problems;
  }
};
const secret = "sixteen-or-more-characters";
const jwt = {
  AUTH: "jwt",
  AUTH_JWKS_URL: "https://issuer.example/jwks?tenant=1",
  AUTH_ISSUER: "https://issuer.example",
  AUTH_AUDIENCE: "uploads, billing",
};

describe("readConfig() with AUTH", () => {
  it("asks for it in production, and is content with none when it is said", () => {
    const production = { NODE_ENV: "production", S3_BUCKET: "photos", AWS_REGION: "eu-central-1" };
    expect(problemsOf(production)).toEqual(["AUTH must be set in production"]);
    expect(problemsOf({ ...production, AUTH: "none" })).toEqual([]);
  });

  it("asks for all that it lacks, together with what is wrong elsewhere", () => {
    expect(problemsOf({ AUTH: "tokens" })).toEqual(["AUTH_TOKENS must be set with AUTH=tokens"]);
    expect(problemsOf({ AUTH: "jwt", PORT: "x", AUTH_ISSUER: "i" })).toEqual([
      "PORT must be a whole number from 0 to 65535",
      "AUTH_JWKS_URL must be set with AUTH=jwt",
      "AUTH_AUDIENCE must be set with AUTH=jwt",
    ]);
  });

  it("tells which entries of AUTH_TOKENS are wrong, and no content", () => {
    const problems = problemsOf({ AUTH: "tokens", AUTH_TOKENS: `app:${secret},${secret},app:short` });
    expect(problems.map((problem) => problem.slice(0, 25))).toEqual([
      "AUTH_TOKENS entry 2 must ",
      "AUTH_TOKENS entry 3 must ",
    ]);
    expect(problems.join()).not.toContain(secret);
  });

  it("keeps hashes of tokens and no token", () => {
    const { auth } = readConfig({ AUTH: "tokens", AUTH_TOKENS: `a:${secret}\nb:${secret}-2` });
    expect(auth.mode === "tokens" && auth.tokens.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(Bun.inspect(auth)).not.toContain(secret);
  });

  it("puts the issuer together", () => {
    expect(readConfig(jwt).auth).toEqual({
      mode: "jwt",
      jwksUrl: jwt.AUTH_JWKS_URL,
      issuer: jwt.AUTH_ISSUER,
      audience: ["uploads", "billing"],
    });
  });

  it("warns of what has no effect, and of keys that anyone in between can change", () => {
    expect(readConfig({ AUTH_TOKENS: `a:${secret}` }).warnings).toEqual([
      "AUTH_TOKENS has no effect without AUTH=tokens",
    ]);
    expect(readConfig({ ...jwt, AUTH_JWKS_URL: "http://issuer/jwks" }).warnings).toEqual([
      "AUTH_JWKS_URL is not https: whoever stands between can pass for anyone",
    ]);
    expect(readConfig(jwt).warnings).toEqual([]);
  });
});
