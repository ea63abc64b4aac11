import { afterAll, beforeAll, describe, expect, it, setDefaultTimeout } from "bun:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { examine } from "../../../src/doctor/examine.ts";
import { bucket, page, setupFor } from "./examined.ts";
import { runDoctor } from "./run-doctor.ts";

let minio: MinioServer;
beforeAll(async () => {
  minio = await startMinio();
  await minio.createBucket(bucket);
}, 120_000);
afterAll(() => minio?.stop());

const variables = () => ({
  S3_BUCKET: bucket,
  AWS_ENDPOINT_URL_S3: minio.endpoint,
  AWS_ACCESS_KEY_ID: minio.accessKeyId,
  AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
  CORS_ORIGINS: `${page},https://admin.example`,
});

describe("doctor of a healthy set-up", () => {
  it("finds all ok, and leaves nothing behind", async () => {
    const results = await examine(setupFor(minio, { origins: [page, "*"] }));
    expect(results.filter(({ level }) => level !== "ok")).toEqual([]);
    expect(results.map(({ name }) => name)).toEqual([
      "configuration",
      "endpoint",
      "public endpoint",
      "clock",
      "addressing",
      "region",
      "credentials",
      "bucket",
      "POST",
      "upload",
      "same bucket",
      "public read",
      "public list",
      "deletion",
      `CORS ${page}`,
      "CORS *",
      "CORS of refusals",
      "size limit",
    ]);
    expect(await minio.listKeys(bucket)).toEqual([]);
  });

  it("says that what comes by another public endpoint is seen from inside", async () => {
    const results = await examine(setupFor(minio, { publicEndpoint: `http://localhost:${minio.port}` }));
    expect(results.find(({ name }) => name === "same bucket")?.message).toContain("seen from inside");
    expect(results.every(({ level }) => level === "ok")).toBe(true);
  });
});

describe("doctor as a process", () => {
  setDefaultTimeout(30_000);

  it("prints a line for each check, warns that the size limit is missing, and ends with code 1", async () => {
    const { code, out, err } = await runDoctor([], variables());
    expect(err).toBe("");
    expect(out).toContain("\nok    upload                      1 byte is stored as direct_uploads/doctor-");
    expect(out).toContain("\nwarn  size limit                  one form may upload 5 GB: UPLOAD_MAX_BYTES is not set");
    expect(out).toContain("\n                                  cure: set UPLOAD_MAX_BYTES");
    expect(out).toMatch(/\n17 ok, 1 warn, 0 bad\n$/);
    expect(out).not.toContain("\x1b");
    expect(out).not.toContain(minio.secretAccessKey);
    expect(code).toBe(1);
    expect(await minio.listKeys(bucket)).toEqual([]);
  });

  it("ends with code 0 when all is ok", async () => {
    const { code } = await runDoctor([], { ...variables(), UPLOAD_MAX_BYTES: "1000" });
    expect(code).toBe(0);
  });

  it("gives the list as JSON", async () => {
    const { code, out } = await runDoctor(["--json"], variables());
    const results = JSON.parse(out);
    expect(results).toHaveLength(18);
    expect(results.at(-1)).toEqual({
      name: "size limit",
      level: "warn",
      message: expect.stringContaining("UPLOAD_MAX_BYTES"),
      cure: expect.stringContaining("UPLOAD_MAX_BYTES"),
    });
    expect(code).toBe(1);
  });

  it("ends with code 2 when something is bad, and prints no secret", async () => {
    const { code, out } = await runDoctor([], { ...variables(), AWS_SECRET_ACCESS_KEY: "quite-another-secret" });
    expect(code).toBe(2);
    expect(out).toContain("\nbad   credentials");
    expect(out).not.toContain("quite-another-secret");
  });
});
