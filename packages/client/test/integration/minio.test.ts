import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { explain } from "../../src/explain.ts";
import { createSignedUrl, fetchTransport, upload, uploadAll } from "../../src/index.ts";
import { httpTransport } from "../../src/node/index.ts";
import { errorOf } from "../error-of.ts";
import { bucket, type Service, startService } from "../service.ts";

const MiB = 1024 ** 2;
let minio: MinioServer;
let service: Service;
before(async () => {
  minio = await startMinio();
  await minio.createBucket(bucket);
  const { endpoint } = minio;
  service = await startService({ variables: { AWS_ENDPOINT_URL_S3: endpoint, S3_PUBLIC_ENDPOINT_URL: endpoint } });
});
after(async () => {
  await service?.[Symbol.asyncDispose]();
  await minio?.stop();
});

const textOf = async (key: string): Promise<string> => new TextDecoder().decode(await minio.getObject(bucket, key));

for (const [name, transport] of [
  ["node:http", httpTransport],
  ["fetch", fetchTransport()],
] as const) {
  describe(`upload() to MinIO by ${name}`, () => {
    const options = () => ({ service: service.url, runtime: { transport } });

    it("brings 8 MiB there byte for byte, and gives what MinIO says of them", async () => {
      const bytes = new Uint8Array(8 * MiB).map((_, index) => index % 251);
      const result = await upload(new File([bytes], "d\u00e9j\u00e0 vu.bin"), options());
      assert.equal(result.bucket, bucket);
      assert.match(result.etag ?? "", /^"[0-9a-f]{32}"$/);
      assert.match(result.location, /^http:\/\/[\w.]+:\d+\/photos\/direct_uploads/);
      assert.ok(Buffer.from(bytes).equals((await minio.getObject(bucket, result.key)) ?? Buffer.alloc(0)));
    });

    it("sends the type that the form leaves open, and every field that can be asked for", async () => {
      const tags = { state: "new" };
      const data = {
        content_type: "image/*",
        metadata: { album: "holiday" },
        filename: "na\u00efve caf\u00e9.png",
        tags,
      };
      const { key } = await upload(new File(["x"], "a.png", { type: "image/png" }), { ...options(), data });
      assert.equal(await textOf(key), "x");
    });
  });
}

describe("upload() to MinIO", () => {
  it("tells the refusal of 64 MiB that MinIO does not read", async () => {
    const form = await createSignedUrl({ service: service.url });
    const fields = { ...form.fields, "x-amz-signature": "0".repeat(64) };
    const file = new Blob([new Uint8Array(64 * MiB)]);
    const error = await errorOf(upload(file, { form: { ...form, fields }, explain }));
    assert.equal(error.code, "s3_signature_does_not_match");
    assert.equal(error.findings[0]?.code, "signature_mismatch");
    assert.ok(error.requestId);
  });

  it("gets a fresh form where the first has expired", async () => {
    let asked = 0;
    const form = async () => {
      const given = await createSignedUrl({ service: service.url, data: { expires_in: 1 } });
      if (++asked === 1) await new Promise((resolve) => setTimeout(resolve, 2100));
      return given;
    };
    assert.ok((await upload(new Blob(["hello"]), { form, retry: { baseMs: 1 } })).key);
    assert.equal(asked, 2);
  });
});

describe("uploadAll() to MinIO", () => {
  it("brings twenty files there", async () => {
    const files = Array.from({ length: 20 }, (_, index) => new File([`file ${index}`], `${index}.txt`));
    const outcomes = await uploadAll(files, { service: service.url, concurrency: 4 });
    const keys = outcomes.map((outcome) =>
      outcome.status === "uploaded" ? outcome.result.key : outcome.error.message,
    );
    assert.equal(await textOf(keys[13] ?? ""), "file 13");
    assert.equal(new Set(keys).size, 20);
  });
});
