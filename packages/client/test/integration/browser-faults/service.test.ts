import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { assertFailed, assertUploaded, type FaultScene, faultScene, size } from "../../fault-scene.ts";
import { type Fault, rawAnswer } from "../../faulty-proxy.ts";
import { bucket, startService } from "../../service.ts";

let scene: FaultScene;
/** MinIO that lets pages of another origin alone read its answers. */
let strictMinio: MinioServer;
before(async () => {
  const env = { MINIO_API_CORS_ALLOW_ORIGIN: "https://elsewhere.example" };
  [scene, strictMinio] = await Promise.all([faultScene(), startMinio({ env })]);
  await strictMinio.createBucket(bucket);
});
beforeEach(() => {
  scene.wayToService.faults = [];
});
afterEach(() => {
  assert.deepEqual(scene.browser.uncaught, []);
});
after(async () => {
  await scene?.[Symbol.asyncDispose]();
  await strictMinio?.stop();
});

const uploadBy = (service: string, options: object = {}) => scene.play("uploadBytes", size, { service, ...options });
const always = (fault: Fault): Fault[] => Array.from({ length: 50 }, () => fault);

describe("upload() from Chromium, where the service answers 503,", () => {
  it("tells the service's own reason as long as it has no credentials, and finishes when it has", async () => {
    const credentials = join(tmpdir(), `client-credentials-${process.pid}`);
    await using service = await startService({
      healthPath: "/health/live",
      variables: {
        AWS_ENDPOINT_URL_S3: scene.minio.endpoint,
        S3_PUBLIC_ENDPOINT_URL: scene.minio.endpoint,
        AWS_ACCESS_KEY_ID: "",
        AWS_SECRET_ACCESS_KEY: "",
        AWS_SHARED_CREDENTIALS_FILE: credentials,
        AWS_CONFIG_FILE: credentials,
        AWS_EC2_METADATA_DISABLED: "true",
        LOG_LEVEL: "silent",
      },
    });
    const ended = await uploadBy(service.url, { retry: { attempts: 1 } });
    assertFailed(ended, "credentials_unavailable", /credentials/i);
    assert.equal(ended.answer["status"], 503);
    assert.ok(Number(ended.answer["retryAfterMs"]) >= 1000, `Retry-After is ${ended.answer["retryAfterMs"]} ms`);
    const upload = uploadBy(service.url, { retry: { attempts: 30, maxMs: 1000 } });
    const { accessKeyId, secretAccessKey } = scene.minio;
    const profile = `[default]\naws_access_key_id=${accessKeyId}\naws_secret_access_key=${secretAccessKey}\n`;
    await writeFile(credentials, profile);
    assertUploaded(await upload.finally(() => rm(credentials)));
  });

  it("waits as long as a load balancer before it says, and finishes", async () => {
    const headers =
      "retry-after: 2\r\naccess-control-allow-origin: *\r\naccess-control-expose-headers: retry-after\r\n";
    scene.wayToService.faults = [{ answer: rawAnswer(503, "text/html", "<html>busy", headers) }];
    const startedAt = performance.now();
    assertUploaded(await uploadBy(scene.wayToService.url));
    assert.ok(performance.now() - startedAt >= 2000);
  });

  it("finishes though a load balancer's 503 was hidden by CORS, and tells so where it stays hidden", async () => {
    const answer = rawAnswer(503, "text/html", "<html>busy");
    scene.wayToService.faults = [{ answer }];
    assertUploaded(await uploadBy(scene.wayToService.url));
    scene.wayToService.faults = always({ answer });
    assertFailed(
      await uploadBy(scene.wayToService.url),
      "hidden_by_cors",
      /^There is an answer of the signing service/,
    );
  });

  it("tells that nothing moved where the service does not answer", async () => {
    scene.wayToService.faults = always({ stallAfter: 0 });
    const ended = await uploadBy(scene.wayToService.url, { timeoutMs: 500, retry: { attempts: 2, baseMs: 1 } });
    assertFailed(ended, "timed_out", /^Nothing moved for 0\.5 seconds\.$/);
  });

  it("ends when it is cancelled while the service does not answer", async () => {
    scene.wayToService.faults = always({ stallAfter: 0 });
    assertFailed(await uploadBy(scene.wayToService.url, { abortAfterMs: 500 }), "aborted", /cancelled/);
  });
});

describe("upload() from Chromium, where CORS rules name another origin,", () => {
  it("tells so of the service's", async () => {
    await using service = await startService({
      variables: {
        AWS_ENDPOINT_URL_S3: scene.minio.endpoint,
        S3_PUBLIC_ENDPOINT_URL: scene.minio.endpoint,
        CORS_ORIGINS: "https://elsewhere.example",
      },
    });
    assertFailed(await uploadBy(service.url), "hidden_by_cors", /the signing service, but CORS hides it/);
  });

  it("tells so of S3's, and stores nothing", async () => {
    const { endpoint } = strictMinio;
    await using service = await startService({
      variables: { AWS_ENDPOINT_URL_S3: endpoint, S3_PUBLIC_ENDPOINT_URL: endpoint },
    });
    assertFailed(await uploadBy(service.url), "hidden_by_cors", /S3, but CORS hides it/);
    assert.deepEqual(await strictMinio.listKeys(bucket), []);
  });
});

describe("upload() from Chromium, after all that,", () => {
  it("has left nothing in the bucket but whole files", async () => {
    assert.deepEqual(await scene.minio.listKeys(bucket), [...scene.known].sort());
  });
});
