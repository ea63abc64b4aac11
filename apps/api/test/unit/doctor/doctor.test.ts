import { describe, expect, it } from "bun:test";
import { ConfigError } from "../../../src/config.ts";
import { doctor } from "../../../src/doctor/doctor.ts";

async function run(args: readonly string[], environment: Readonly<Record<string, string>> = {}) {
  let out = "";
  let err = "";
  const terminal = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    colour: false,
  };
  const code = await doctor(args, environment, terminal);
  return { code, out, err };
}

const aws = { S3_BUCKET: "uploads", AWS_REGION: "eu-central-1" };

describe("doctor", () => {
  it("says that there is nothing to examine without a bucket", async () => {
    const { code, out } = await run([]);
    expect(out).toStartWith("warn  configuration  S3_BUCKET is not set");
    expect(code).toBe(1);
    expect(JSON.parse((await run(["--json"])).out)).toHaveLength(1);
  });

  it("throws a wrong configuration", () => expect(run([], { PORT: "x" })).rejects.toThrow(ConfigError));

  for (const args of [["--verbose"], ["now"], ["--origin", "app.example"], ["--print", "toString"]]) {
    it(`ends with code 64 and its usage when called with ${args.join(" ")}`, async () => {
      const { code, out, err } = await run(args);
      expect(code).toBe(64);
      expect(out).toBe("");
      expect(err).toContain("\n\nUsage: doctor");
    });
  }

  it("tells its usage", async () => {
    const { code, out } = await run(["--help"]);
    expect(out).toStartWith("Usage: doctor");
    expect(code).toBe(0);
  });

  it("prints a document and nothing else, its notes apart", async () => {
    const { code, out, err } = await run(["--print", "cors", "--origin", "https://app.example"], {
      ...aws,
      CORS_ORIGINS: "https://admin.example",
    });
    expect(JSON.parse(out).CORSRules[0].AllowedOrigins).toEqual(["https://admin.example", "https://app.example"]);
    expect(err).toContain("aws s3api put-bucket-cors --bucket uploads");
    expect(code).toBe(0);
  });

  it("prints no document without a bucket", async () => {
    const { code, out, err } = await run(["--print", "iam"]);
    expect(out).toBe("");
    expect(err).toContain("S3_BUCKET is not set");
    expect(code).toBe(1);
  });
});
