import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { type MinioServer, startMinio } from "../../src/index.ts";

let minio: MinioServer;
beforeAll(async () => {
  minio = await startMinio();
});
afterAll(() => minio.stop());

describe("startMinio()", () => {
  test("gives an empty server on which buckets can be made, objects put, read and listed", async () => {
    await minio.createBucket("kept-objects");
    expect(await minio.listKeys("kept-objects")).toEqual([]);
    await minio.putObject("kept-objects", "b/grüße.txt", "hello");
    await minio.putObject("kept-objects", "a", new Uint8Array([0, 255]));
    expect(await minio.listKeys("kept-objects")).toEqual(["a", "b/grüße.txt"]);
    expect(await minio.getObject("kept-objects", "a")).toEqual(new Uint8Array([0, 255]));
    expect(await minio.headObject("kept-objects", "b/grüße.txt")).toMatchObject({ ContentLength: 5 });
  });

  test("gives undefined for a missing key, but an error for a missing bucket", async () => {
    await minio.createBucket("missing-keys");
    expect(await minio.getObject("missing-keys", "none")).toBeUndefined();
    expect(await minio.headObject("missing-keys", "none")).toBeUndefined();
    await expect(minio.getObject("no-such-bucket", "none")).rejects.toMatchObject({ name: "NoSuchBucket" });
  });

  test("gives a server that takes its region and credentials from the options", async () => {
    const options = { region: "eu-central-1", accessKeyId: "another", secretAccessKey: "anotherSecret" };
    await using other = await startMinio(options);
    expect(other).toMatchObject(options);
    await other.createBucket("elsewhere");
    const answer = await fetch(`${other.endpoint}/elsewhere/key`, {
      headers: { authorization: signedFor("us-east-1") },
    });
    expect(await answer.text()).toContain("<Region>eu-central-1</Region>");
  });

  test("gives a server that keeps its port and its data over a restart where the port was given", async () => {
    const probe = Bun.serve({ port: 0, fetch: () => new Response() });
    const hostPort = Number(probe.port);
    await probe.stop(true);
    await using other = await startMinio({ hostPort });
    await other.createBucket("kept");
    await other.putObject("kept", "greeting", "hello");
    await other.restart();
    expect(other.port).toBe(hostPort);
    expect(await other.listKeys("kept")).toEqual(["greeting"]);
  });

  test("gives a server that hangs while paused", async () => {
    await minio.pause();
    const request = fetch(minio.endpoint, { signal: AbortSignal.timeout(300) });
    await expect(request).rejects.toMatchObject({ name: "TimeoutError" });
    await minio.unpause();
    expect((await fetch(minio.endpoint)).status).toBe(403);
  });
});

/** The head of a signature of the right form that names a region. */
function signedFor(region: string): string {
  const credential = `another/20260101/${region}/s3/aws4_request`;
  return `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host;x-amz-date, Signature=${"0".repeat(64)}`;
}
