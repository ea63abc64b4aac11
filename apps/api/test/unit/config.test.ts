import { describe, expect, it } from "bun:test";
import { ConfigError, readConfig } from "../../src/config.ts";

const problemsOf = (environment: Record<string, string>) => {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems.map((problem) => problem.split(" ")[0]);
    throw error;
  }
  return [];
};

describe("readConfig()", () => {
  it("has defaults for everything outside production", () => {
    expect(readConfig({})).toEqual({
      production: false,
      listen: { port: 3000, host: "0.0.0.0", workers: 1 },
      bucket: undefined,
      awsVariables: {},
      keyPrefix: "direct_uploads/",
      limits: { expiresInSeconds: 3600, maxExpiresInSeconds: 3600, redirectOrigins: ["*"] },
      uploadProfiles: new Map(),
      auth: { mode: "none" },
      idempotency: undefined,
      corsOrigins: ["*"],
      requestMaxBytes: 65_536,
      rateLimitPerMinute: undefined,
      uploadPage: true,
      logLevel: "info",
      traces: undefined,
      warnings: [],
    });
  });

  it("takes an empty variable for none", () => expect(readConfig({ PORT: "", S3_BUCKET: "" })).toEqual(readConfig({})));

  it("takes the public endpoint for the browser, else the one of the service", () => {
    const inner = { S3_BUCKET: "photos", AWS_ENDPOINT_URL_S3: "http://minio:9000" };
    expect(readConfig(inner).bucket?.publicEndpoint).toBe("http://minio:9000");
    const both = { ...inner, S3_PUBLIC_ENDPOINT_URL: "http://localhost:9000" };
    expect(readConfig(both).bucket?.publicEndpoint).toBe("http://localhost:9000");
    expect(readConfig(both).bucket?.region).toBe("us-east-1");
  });

  for (const [variable, values] of Object.entries({
    PORT: ["-1", "65536", "abc", "80 80", "1.5"],
    S3_BUCKET: ["A", "ab", "has space", "-x-", "a..b", "10.1.2.3"],
    AWS_REGION: ["eu central", "../x"],
    AWS_ACCESS_KEY_ID: ["AKID EXAMPLE", "AKID/1", "AKIDÄ"],
    AWS_SECRET_ACCESS_KEY: [" secret", "secret\t"],
    AWS_SESSION_TOKEN: ["token ", "tökén"],
    AWS_ENDPOINT_URL_S3: ["localhost:9000", "ftp://x", "http://x/?q=1"],
    S3_PUBLIC_ENDPOINT_URL: ["minio"],
    S3_FORCE_PATH_STYLE: ["yes", "TRUE "],
    S3_KEY_PREFIX: [
      "x".repeat(901),
      "{subjekt}/",
      "{",
      "ü".repeat(600),
      "${filename}/",
      `{subject}/${"x".repeat(300)}`,
    ],
    UPLOAD_EXPIRES_SECONDS: ["0", "604801"],
    UPLOAD_MAX_EXPIRES_SECONDS: ["x"],
    UPLOAD_MAX_BYTES: ["0", "1.5", "5368709121", "10MB"],
    UPLOAD_CONTENT_TYPES: ["png", "image/png,,image/gif", "image/png;x"],
    HOST: ["[::1]", "a b", "http://localhost"],
    CORS_ORIGINS: [
      "example.org",
      "https://example.org/path",
      "https://example.org/",
      "https://example.org\\path",
      "https://example.org?",
      "https://user@example.org",
      "https://a,b",
      "https://*.example.org",
      "null",
    ],
    REQUEST_MAX_BYTES: ["1"],
    RATE_LIMIT_PER_MINUTE: ["0", "many"],
    WORKERS: ["0", "-1", "1.5", "all"],
    AUTH: ["basic", "JWT"],
    AUTH_JWKS_URL: ["issuer.example/jwks", "https://user:password@issuer.example"],
    AUTH_AUDIENCE: ["a,,b"],
    IDEMPOTENCY_SECRET: ["too short"],
    IDEMPOTENCY_WINDOW_SECONDS: ["0", "3601"],
    UPLOAD_PAGE: ["yes"],
    OTEL_EXPORTER_OTLP_ENDPOINT: ["collector:4318"],
    LOG_LEVEL: ["loud"],
  })) {
    for (const value of values) {
      it(`names ${variable} when it is ${JSON.stringify(value)}`, () => {
        expect(problemsOf({ [variable]: value })).toEqual([variable]);
      });
    }
  }

  it("names AWS_ENDPOINT_URL, which the AWS SDK would take for S3's as well", () => {
    const bucket = { S3_BUCKET: "photos", AWS_REGION: "eu-west-1", AWS_ENDPOINT_URL: "http://localhost:4566" };
    expect(problemsOf(bucket)).toEqual(["AWS_ENDPOINT_URL"]);
    expect(problemsOf({ ...bucket, AWS_ENDPOINT_URL_S3: "http://localhost:9000" })).toEqual([]);
  });

  it("warns of endpoints that the AWS SDK would choose and forms don't have", () => {
    expect(readConfig({ AWS_USE_DUALSTACK_ENDPOINT: "true" }).warnings.join()).toContain("AWS_USE_DUALSTACK_ENDPOINT");
  });

  it("takes no port of the system's choice for several workers, as each would have its own", () => {
    expect(problemsOf({ PORT: "0", WORKERS: "2" })).toEqual(["WORKERS"]);
  });

  it("takes an origin for what browsers write of it, pages that ask and pages to return to alike", () => {
    const given = "HTTPS://Other.Example:443, https://b\u00fccher.example, http://localhost:5173";
    const { corsOrigins, limits } = readConfig({ CORS_ORIGINS: given });
    expect(corsOrigins).toEqual(["https://other.example", "https://xn--bcher-kva.example", "http://localhost:5173"]);
    expect(limits.redirectOrigins).toEqual(corsOrigins);
  });

  for (const NODE_ENV of ["Production", "prod", " production"]) {
    it(`warns of NODE_ENV=${JSON.stringify(NODE_ENV)}, which is not production`, () => {
      expect(readConfig({ NODE_ENV }).warnings).toEqual([expect.stringContaining("NODE_ENV is not production")]);
    });
  }

  it("puts the limits of uploads together", () => {
    const limits = {
      UPLOAD_MAX_BYTES: "1000",
      UPLOAD_CONTENT_TYPES: "image/*, application/pdf",
      CORS_ORIGINS: "https://a.example",
    };
    expect(readConfig(limits).limits).toEqual({
      expiresInSeconds: 3600,
      maxExpiresInSeconds: 3600,
      contentLengthRange: [0, 1000],
      contentTypes: ["image/*", "application/pdf"],
      redirectOrigins: ["https://a.example"],
    });
  });

  it("names all bad variables at once, and none of their values", () => {
    const bad = { PORT: "sesame", LOG_LEVEL: "sesame", S3_BUCKET: "Sesame", AWS_REGION: "se same" };
    expect(problemsOf(bad).sort()).toEqual(Object.keys(bad).sort());
    expect(() => readConfig(bad)).toThrow(/^((?!sesame).)*$/is);
  });

  it("asks for a bucket in production, and for a region without an endpoint", () => {
    expect(problemsOf({ NODE_ENV: "production", AUTH: "none" })).toEqual(["S3_BUCKET"]);
    expect(problemsOf({ S3_BUCKET: "photos" })).toEqual(["AWS_REGION"]);
  });

  it("refuses a default expiry above the greatest", () => {
    expect(problemsOf({ UPLOAD_EXPIRES_SECONDS: "7200" })).toEqual(["UPLOAD_EXPIRES_SECONDS"]);
  });
});
