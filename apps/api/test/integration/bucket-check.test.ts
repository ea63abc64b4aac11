import { describe, expect, it } from "bun:test";
import { startMinio } from "@signed-s3/testkit";
import { bucketCheck } from "../../src/bucket-check.ts";
import { keptLog } from "../unit/observation/observed-app.ts";
import { waitUntil } from "../wait-until.ts";

describe("bucketCheck()", () => {
  it("finds MinIO to take forms, stores nothing, and tells when MinIO is gone without being unready", async () => {
    const minio = await startMinio();
    await minio.createBucket("photos");
    const { logger } = keptLog();
    const url = `${minio.endpoint}/photos`;
    const check = bucketCheck({ url, now: () => new Date(), logger, everyMs: 100 });
    try {
      await waitUntil("it has looked", () => check.status() !== "unchecked");
      expect(check.status()).toBe("reachable");
      expect(check.unready()).toEqual([]);
      expect(await minio.listKeys("photos")).toEqual([]);
    } finally {
      await minio.stop();
    }
    await waitUntil("it has noticed", () => check.reachable() === false);
    expect(check.status()).toStartWith("unreachable since ");
    expect(check.unready()).toEqual([]);
    check.stop();
  }, 120_000);
});
