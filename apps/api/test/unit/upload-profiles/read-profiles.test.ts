import { describe, expect, it } from "bun:test";
import { type ConfigError, readConfig } from "../../../src/config.ts";
import { temporaryFolder } from "../../temporary-folder.ts";

const read = async (file: unknown, environment: Record<string, string> = {}) => {
  await using folder = await temporaryFolder();
  const text = typeof file === "string" ? file : JSON.stringify(file);
  return readConfig({ ...environment, UPLOAD_PROFILES_FILE: await folder.write("profiles.json", text) });
};
const problemsOf = (file: unknown): Promise<readonly string[]> =>
  read(file).then(
    () => [],
    (error: ConfigError) => error.problems.map((problem) => problem.replace("UPLOAD_PROFILES_FILE ", "")),
  );
const profile = async (entry: unknown, environment: Record<string, string> = {}) => {
  const { uploadProfiles } = await read({ one: entry }, environment);
  return uploadProfiles.get("one");
};

describe("UPLOAD_PROFILES_FILE", () => {
  it("can have a profile of any harmless name, inherited ones too", async () => {
    expect([...(await read({ constructor: {}, toString: {} })).uploadProfiles.keys()]).toEqual([
      "constructor",
      "toString",
    ]);
  });

  it("leaves what it does not say to the variables", async () => {
    const environment = {
      S3_KEY_PREFIX: "up/",
      UPLOAD_MAX_BYTES: "10",
      UPLOAD_CONTENT_TYPES: "image/*",
      CORS_ORIGINS: "https://a.example",
    };
    expect(await profile({}, environment)).toEqual({
      place: {},
      keyTemplate: "up/{uuid}",
      limits: {
        expiresInSeconds: 3600,
        maxExpiresInSeconds: 3600,
        contentLengthRange: [0, 10],
        contentTypes: ["image/*"],
        redirectOrigins: ["https://a.example"],
      },
      fixed: {},
      allowed: undefined,
    });
  });

  it("goes before the variables in what it does say", async () => {
    const entry = {
      bucket: "avatars",
      region: "eu-west-1",
      endpoint: "http://minio:9000",
      public_endpoint: "https://up.example",
      force_path_style: false,
      key_prefix: "avatars/",
      content_types: ["image/png"],
      content_length_range: [1, 100],
      expires_seconds: 60,
      max_expires_seconds: 120,
      tags: { a: "b" },
      metadata: { c: "d" },
      cache_control: "no-store",
      server_side_encryption: { type: "aws:kms", key_id: "k", context: { e: "f" }, bucket_key_enabled: true },
      storage_class: "STANDARD_IA",
      acl: "private",
      redirect_origins: ["https://B.example:443"],
      allowed: { scopes: ["up"], tokens: ["app"] },
    };
    expect(await profile(entry)).toEqual({
      place: {
        bucket: "avatars",
        region: "eu-west-1",
        endpoint: "http://minio:9000",
        publicEndpoint: "https://up.example",
        forcePathStyle: false,
      },
      keyTemplate: "avatars/{uuid}",
      limits: {
        expiresInSeconds: 60,
        maxExpiresInSeconds: 120,
        contentLengthRange: [1, 100],
        contentTypes: ["image/png"],
        redirectOrigins: ["https://b.example"],
      },
      fixed: {
        tags: { a: "b" },
        metadata: { c: "d" },
        cacheControl: "no-store",
        serverSideEncryption: { type: "aws:kms", keyId: "k", context: { e: "f" }, bucketKeyEnabled: true },
        storageClass: "STANDARD_IA",
        acl: "private",
      },
      allowed: { scopes: ["up"], tokens: ["app"] },
    });
  });

  for (const [what, entry, usual, greatest] of [
    ["a greater expiry", { expires_seconds: 7200 }, 7200, 7200],
    ["a smaller expiry", { expires_seconds: 60 }, 60, 3600],
    ["a smaller greatest", { max_expires_seconds: 60 }, 60, 60],
    ["a greater greatest", { max_expires_seconds: 7200 }, 3600, 7200],
  ] as const) {
    it(`never has the greatest expiry below the usual, with ${what} alone`, async () => {
      expect((await profile(entry))?.limits).toMatchObject({ expiresInSeconds: usual, maxExpiresInSeconds: greatest });
    });
  }

  it("moves the browser's endpoint along with the service's, and forgets how the other was addressed", async () => {
    expect((await profile({ endpoint: "http://minio:9000" }))?.place).toEqual({
      endpoint: "http://minio:9000",
      publicEndpoint: "http://minio:9000",
      forcePathStyle: undefined,
    });
  });

  for (const [what, file] of [
    ["no JSON", "{"],
    ["an array", []],
    ["null", "null"],
  ] as const) {
    it(`is refused as ${what}`, async () =>
      expect(await problemsOf(file)).toEqual([expect.stringContaining("must be")]));
  }

  it("may begin with a byte order mark, as some editors write it", async () => {
    expect((await read('\ufeff{"one": {}}')).uploadProfiles.has("one")).toBe(true);
  });

  it("is refused where it can't be read, beside all else that is wrong", () => {
    expect(() => readConfig({ UPLOAD_PROFILES_FILE: "/not/there", PORT: "x" })).toThrow(
      /PORT[\s\S]*UPLOAD_PROFILES_FILE/,
    );
  });

  it("is told of everything that has the wrong shape, with its pointer and no value", async () => {
    const file = `{
      "one": {"bucket": "Sesame", "expiress_seconds": 3, "tags": {"x": 1}, "allowed": {}, "content_types": ["sesame"],
              "key_template": "{foo}", "key_prefix": "{uuid}", "server_side_encryption": {"key": "sesame"}},
      "__proto__": {}, "a/b": {}, "": {}, "none": null, "two": {"content_length_range": [1]}
    }`;
    const problems = await problemsOf(file);
    expect(problems.map((problem) => problem.split(" ")[0]).sort()).toEqual(
      [
        "/",
        "/__proto__",
        "/a~1b",
        "/none",
        "/one/allowed",
        "/one/bucket",
        "/one/content_types/0",
        "/one/expiress_seconds",
        "/one/key_prefix",
        "/one/key_template",
        "/one/server_side_encryption/key",
        "/one/server_side_encryption/type",
        "/one/tags/x",
        "/two/content_length_range",
      ].sort(),
    );
    expect(problems.join()).toContain("is not a member of a profile; the nearest is expires_seconds");
    expect(problems.join()).not.toMatch(/sesame/i);
  });

  it("is told of everything that the signer would refuse", async () => {
    const one = {
      key_prefix: "a",
      key_template: "{uuid}",
      expires_seconds: 10,
      max_expires_seconds: 1,
      tags: { "aws:x": "1" },
      metadata: { "a b": "c" },
      acl: "public",
      storage_class: "WARM",
      server_side_encryption: { type: "AES256", key_id: "x" },
      content_length_range: [10, 1],
      cache_control: "a\nb",
    };
    const two = { key_template: "{subject}/{subject}/{uuid}", metadata: { a: "x".repeat(2048) } };
    const problems = await problemsOf({ one, two });
    expect(problems.map((problem) => problem.split(/ (?=must|can)/)[0]).sort()).toEqual(
      [
        "/one/acl",
        "/one/cache_control",
        "/one/content_length_range",
        "/one/expires_seconds",
        "/one/key_prefix",
        "/one/metadata/a b",
        "/one/server_side_encryption",
        "/one/storage_class",
        "/one/tags/aws:x",
        "/two/key_template",
        "/two/metadata",
      ].sort(),
    );
  });
});
