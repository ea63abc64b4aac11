import { describe, expect, it } from "bun:test";
import { effectiveConfig } from "../../../src/config/effective-config.ts";
import { ConfigVariables } from "../../../src/config/variables.ts";
import { readConfig } from "../../../src/config.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const lineOf = (text: string, name: string): string | undefined => new RegExp(`^  ${name} +(.*)$`, "m").exec(text)?.[1];

describe("effectiveConfig()", () => {
  it("has a line for every variable, and knows what each is for", () => {
    const text = effectiveConfig({});
    for (const [name, schema] of Object.entries(ConfigVariables.properties)) {
      expect(lineOf(text, name)).toBeString();
      expect({ name, ...schema }).toMatchObject({ title: expect.any(String), description: expect.any(String) });
    }
  });

  it("tells values, defaults and what follows from other variables apart", () => {
    const text = effectiveConfig({ PORT: "80", S3_BUCKET: "photos", AWS_ENDPOINT_URL_S3: "http://minio:9000" });
    expect(lineOf(text, "PORT")).toBe("80");
    expect(lineOf(text, "HOST")).toBe("0.0.0.0 (default)");
    expect(lineOf(text, "AWS_REGION")).toBe("us-east-1 (default)");
    expect(lineOf(text, "S3_PUBLIC_ENDPOINT_URL")).toBe("http://minio:9000 (default)");
    expect(lineOf(text, "S3_FORCE_PATH_STYLE")).toBe("true (default)");
    expect(lineOf(text, "UPLOAD_MAX_BYTES")).toBe("not set");
  });

  it("tells of secrets whether they are set, and nothing else", async () => {
    await using folder = await temporaryFolder();
    const secret = "not-to-be-seen-by-anyone";
    const AUTH_TOKENS_FILE = await folder.write("tokens", `app:${secret}`);
    const text = effectiveConfig({
      AWS_ACCESS_KEY_ID: secret,
      AWS_SECRET_ACCESS_KEY: secret,
      AWS_SESSION_TOKEN: secret,
      IDEMPOTENCY_SECRET: secret,
      AUTH: "tokens",
      AUTH_TOKENS_FILE,
    });
    expect(lineOf(text, "AWS_SECRET_ACCESS_KEY")).toBe("set");
    expect(lineOf(text, "AUTH_TOKENS")).toBe("set, by AUTH_TOKENS_FILE");
    expect(text).not.toContain(secret);
    expect(lineOf(effectiveConfig({}), "IDEMPOTENCY_SECRET")).toBe("not set");
  });

  it("tells no query of a URL", () => {
    const AUTH_JWKS_URL = "https://issuer.example/keys?code=not-to-be-seen";
    expect(lineOf(effectiveConfig({ AUTH_JWKS_URL }), "AUTH_JWKS_URL")).toBe("https://issuer.example/keys?…");
  });

  it("lists the upload profiles and the warnings", async () => {
    await using folder = await temporaryFolder();
    const profiles = { avatars: { bucket: "avatars", key_template: "{subject}/{uuid}", allowed: { scopes: ["up"] } } };
    const UPLOAD_PROFILES_FILE = await folder.write("profiles.json", JSON.stringify(profiles));
    const text = effectiveConfig({ UPLOAD_PROFILES_FILE, S3_BUCKET: "photos", AWS_REGION: "eu-west-1" });
    expect(lineOf(text, "avatars")).toBe("{subject}/{uuid} in avatars, eu-west-1; for scope up");
    expect(text).toContain('profile avatars: {subject} is "anonymous" for everyone with AUTH=none');
    expect(text).toContain("profile avatars: nobody may use it with AUTH=none");
  });
});

describe("a variable of an unknown name", () => {
  it("is warned about with the nearest real one", () => {
    const misspelt = { S3_BUKET: "x", AUTH_TOKEN: "x", UPLOAD_MAX_BYTE: "1", AUTH_TOKENS_FIEL: "x", constructor: "x" };
    expect(readConfig(misspelt).warnings).toEqual([
      "AUTH_TOKEN is not a variable of this service; the nearest is AUTH_TOKENS",
      "AUTH_TOKENS_FIEL is not a variable of this service; the nearest is AUTH_TOKENS_FILE",
      "S3_BUKET is not a variable of this service; the nearest is S3_BUCKET",
      "UPLOAD_MAX_BYTE is not a variable of this service; the nearest is UPLOAD_MAX_BYTES",
    ]);
  });

  it("is warned about where it is nearly a real one, whatever it begins with", () => {
    const misspelt = { CORS_ORIGIN: "x", RATE_LIMIT_PER_MIN: "5", LOGLEVEL: "x" };
    const real = ["CORS_ORIGINS", "LOG_LEVEL", "RATE_LIMIT_PER_MINUTE"];
    expect(readConfig(misspelt).warnings.map((warning) => warning.split(" ").at(-1))).toEqual(real);
  });

  it("is none of the service's business under another prefix", () => {
    expect(readConfig({ PATH: "/bin", HOSTNAME: "x", AWS_PROFILE: "x", OTEL_SERVICE_NAME: "x" }).warnings).toEqual([]);
  });
});
