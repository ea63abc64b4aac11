import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { freePort } from "../../service.ts";
import { bucket, examined, setupFor } from "./examined.ts";

let minio: MinioServer;
let stranger: MinioServer;
beforeAll(async () => {
  [minio, stranger] = await Promise.all([startMinio(), startMinio()]);
  await Promise.all([minio.createBucket(bucket), stranger.createBucket(bucket)]);
}, 120_000);
afterAll(() => Promise.all([minio?.stop(), stranger?.stop()]));

describe("doctor says of endpoints", () => {
  it("that nothing listens at the inner one", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const { of, bad } = await examined(setupFor(minio, { endpoint }));
    expect(bad).toEqual(["endpoint"]);
    expect(of("endpoint").message).toBe(`${endpoint} refuses connections: nothing listens there`);
    expect(of("credentials").message).toBe('not checked: cure "endpoint" first');
  });

  it("that the inner one can't be found", async () => {
    const { of, bad } = await examined(setupFor(minio, { endpoint: "http://store.invalid:9000" }));
    expect(bad).toEqual(["endpoint"]);
    expect(of("endpoint").message).toBe('http://store.invalid:9000 can\'t be found: DNS knows no "store.invalid"');
  });

  it("that the inner one speaks no TLS", async () => {
    const { of, bad } = await examined(setupFor(minio, { endpoint: minio.endpoint.replace("http:", "https:") }));
    expect(bad).toEqual(["endpoint"]);
    expect(of("endpoint").message).toEndWith("does not speak TLS");
  });

  it("that the inner one says nothing, within 5 s", async () => {
    await stranger.pause();
    const { of, bad } = await examined(setupFor(minio, { endpoint: stranger.endpoint }));
    await stranger.unpause();
    expect(bad).toEqual(["endpoint"]);
    expect(of("endpoint").message).toEndWith("does not answer in time");
  }, 10_000);

  it("that the public one has a name for containers only, and tries the upload from inside", async () => {
    const { of, bad } = await examined(setupFor(minio, { publicEndpoint: "http://minio:9000" }));
    expect(bad).toEqual(["public endpoint"]);
    expect(of("public endpoint")).toEqual({
      level: "bad",
      message: 'http://minio:9000 has a name that only containers know: browsers can\'t find "minio"',
      cure: expect.stringContaining("set S3_PUBLIC_ENDPOINT_URL"),
    });
    expect(of("upload").message).toEndWith(`by ${minio.endpoint}/${bucket}`);
    expect(await minio.listKeys(bucket)).toEqual([]);
  });

  it("that the public one leads to another store, and where the byte is", async () => {
    const { of, bad } = await examined(setupFor(minio, { publicEndpoint: stranger.endpoint }));
    expect(bad).toEqual(["same bucket"]);
    expect(of("same bucket").message).toStartWith("what is uploaded by the public endpoint is not seen from inside");
    expect(of("deletion").message).toBe('not checked: cure "same bucket" first');
    const [left] = await stranger.listKeys(bucket);
    expect(of("upload").message).toBe(`1 byte is stored as ${left}, by ${stranger.endpoint}/${bucket}`);
  });

  it("that the bucket is no host of its own", async () => {
    const localhost = `http://localhost:${minio.port}`;
    const { of, bad } = await examined(
      setupFor(minio, { endpoint: localhost, publicEndpoint: localhost, forcePathStyle: false }),
    );
    expect(bad).toEqual(["addressing"]);
    expect(of("addressing").cure).toBe("set S3_FORCE_PATH_STYLE=true");
  });
});

describe("doctor says of the clock", () => {
  const examinedAt = (offsetSeconds: number) =>
    examined(setupFor(minio, { now: () => new Date(Date.now() + offsetSeconds * 1000) }));

  it("that it is ahead of S3", async () => {
    const { of, bad, warn } = await examinedAt(60);
    expect(of("clock").message).toMatch(
      /^the clock is (59|60|61) s ahead of S3: forms live (59|60|61) s longer than meant$/,
    );
    expect([bad, warn]).toEqual([[], ["clock"]]);
  });

  it("that it is behind S3", async () => {
    const { of, bad, warn } = await examinedAt(-40);
    expect(of("clock").message).toMatch(/^the clock is (39|40|41) s behind S3/);
    expect([bad, warn]).toEqual([[], ["clock"]]);
  });

  it("that S3 refuses what is signed by it", async () => {
    const { of, bad } = await examinedAt(-1200);
    expect(bad).toEqual(["clock"]);
    expect(of("clock").message).toStartWith("the clock is 20 min behind S3: from 15 minutes on S3 refuses");
    expect(of("credentials").message).toBe('not checked: cure "clock" first');
  });
});
