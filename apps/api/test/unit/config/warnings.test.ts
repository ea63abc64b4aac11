import { describe, expect, it } from "bun:test";
import { ConfigError, readConfig } from "../../../src/config.ts";

const bucket = { S3_BUCKET: "photos", AWS_REGION: "eu-west-1" };
const ids = { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" };
const warningsOf = (environment: Record<string, string>) => readConfig(environment).warnings;

/** What a wrong configuration is told beside its problems. */
function hintsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof ConfigError) return error.warnings;
  }
  return [];
}

describe("the warnings of a configuration", () => {
  it("tell who has AWS_DEFAULT_REGION alone what it is called here", () => {
    const hint = "AWS_DEFAULT_REGION is not a variable of this service; the nearest is AWS_REGION";
    expect(hintsOf({ S3_BUCKET: "photos", AWS_DEFAULT_REGION: "eu-west-1" })).toEqual([hint]);
    const endpoint = { AWS_ENDPOINT_URL_S3: "http://localhost:9000" };
    expect(warningsOf({ S3_BUCKET: "photos", ...endpoint, AWS_DEFAULT_REGION: "eu-west-1" })).toEqual([hint]);
  });

  it("say nothing of other programs' names where the service's own is set, or none is needed", () => {
    const elsewhere = {
      AWS_DEFAULT_REGION: "eu-west-1",
      AWS_SECRET_KEY: "secret",
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: "http://collector:4318/v1/traces",
    };
    expect(warningsOf(elsewhere)).toEqual([]);
    const own = { ...bucket, ...ids, OTEL_EXPORTER_OTLP_ENDPOINT: "http://collector:4318" };
    expect(warningsOf({ ...own, ...elsewhere })).toEqual([]);
    expect(warningsOf({ ...bucket, ...elsewhere })).toHaveLength(2);
  });

  it("know the beginning of a name, whatever other is shorter", () => {
    const told = "RATE_LIMIT is not a variable of this service; the nearest is RATE_LIMIT_PER_MINUTE";
    expect(warningsOf({ RATE_LIMIT: "5" })).toEqual([told]);
  });

  it("tell of quotes, which are part of the value", () => {
    const told = "AWS_SECRET_ACCESS_KEY has quotes around it, which are part of its value";
    expect(warningsOf({ ...bucket, ...ids, AWS_SECRET_ACCESS_KEY: '"secret"' })).toEqual([told]);
    expect(hintsOf({ S3_BUCKET: "'photos'" })).toEqual(["S3_BUCKET has quotes around it, which are part of its value"]);
    expect(warningsOf({ ...bucket, ...ids, AWS_SECRET_ACCESS_KEY: '"secret' })).toEqual([]);
  });

  it("name the half of an access key that the AWS SDK passes over", () => {
    const [id, secret] = [{ AWS_ACCESS_KEY_ID: "AKIDEXAMPLE" }, { AWS_SECRET_ACCESS_KEY: "secret" }];
    expect(warningsOf({ ...bucket, ...id })).toEqual(["AWS_ACCESS_KEY_ID has no effect without AWS_SECRET_ACCESS_KEY"]);
    expect(warningsOf({ ...bucket, ...secret })).toEqual([
      "AWS_SECRET_ACCESS_KEY has no effect without AWS_ACCESS_KEY_ID",
    ]);
    expect(warningsOf({ ...bucket, AWS_SESSION_TOKEN: "token" })).toHaveLength(1);
    expect(warningsOf({ ...bucket, ...ids, AWS_SESSION_TOKEN: "token" })).toEqual([]);
  });
});
