import assert from "node:assert/strict";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before, beforeEach, describe, it } from "node:test";
import { assertFailed, assertUploaded, type FaultScene, faultScene, size } from "../../fault-scene.ts";
import type { Fault } from "../../faulty-proxy.ts";
import { bucket } from "../../service.ts";

const half = size / 2;
let scene: FaultScene;
before(async () => {
  scene = await faultScene();
});
beforeEach(() => {
  scene.wayToS3.faults = [];
});
afterEach(() => {
  assert.deepEqual(scene.browser.uncaught, []);
});
after(() => scene?.[Symbol.asyncDispose]());

const uploadWith = (options: object = {}) =>
  scene.play("uploadBytes", size, { service: scene.service.url, ...options });
const always = (fault: Fault): Fault[] => Array.from({ length: 200 }, () => fault);
/** A fault that holds an upload at its half, and a promise that tells when it has. */
function heldAtHalf(): { readonly fault: Fault; readonly held: Promise<void> } {
  const { promise: held, resolve } = Promise.withResolvers<void>();
  return { fault: { stallAfter: half, onStall: resolve }, held };
}

describe("upload() from Chromium to MinIO, where the way there breaks,", () => {
  it("finishes though the connection is cut in the middle", async () => {
    scene.wayToS3.faults = [{ cutAfter: half }];
    assertUploaded(await uploadWith());
  });

  it("tells how far it came where the connection is cut in the middle each time", async () => {
    scene.wayToS3.faults = always({ cutAfter: half });
    assertFailed(await uploadWith(), "network_error", /^The connection to S3 broke after \d+ of 8388608 bytes\.$/);
  });

  it("finishes though S3's answer is lost, and leaves the first file whole as well", async () => {
    // A browser that loses a connection that it has used before sends the same form again by itself, once.
    scene.wayToS3.faults = ["answer lost", "answer lost"];
    assertUploaded(await uploadWith(), 2);
  });

  it("reads no more of an answer without end than tells why, and closes the connection", async () => {
    const head = "HTTP/1.1 403 X\r\naccess-control-allow-origin: *\r\ncontent-type: application/xml\r\n\r\n";
    const { promise: closed, resolve: onClose } = Promise.withResolvers<void>();
    scene.wayToS3.faults = [{ endlessAnswer: `${head}<Error><Code>AccessDenied</Code><Message>x`, onClose }];
    assertFailed(await uploadWith(), "s3_access_denied", /^S3 refused the upload/);
    await closed;
  });

  it("finishes though an upload stalls, after the time that it may stand still", async () => {
    scene.wayToS3.faults = [{ stallAfter: half }];
    assertUploaded(await uploadWith({ stallMs: 1000 }));
  });

  it("tells for how long nothing moved where it stalls each time", async () => {
    scene.wayToS3.faults = always({ stallAfter: half });
    const ended = await uploadWith({ stallMs: 500, retry: { attempts: 2, baseMs: 1 } });
    assertFailed(ended, "timed_out", /^Nothing moved for 0\.5 seconds\.$/);
  });
});

describe("upload() from Chromium to MinIO, where MinIO goes,", () => {
  it("finishes though MinIO is restarted in the middle", async () => {
    const { fault, held } = heldAtHalf();
    scene.wayToS3.faults = [fault];
    const restarted = held.then(() => scene.minio.restart());
    // A machine with much to do takes its time for a restart.
    const retry = { attempts: 100, maxMs: 1000 };
    const answer = await scene.browser.call("uploadBytes", size, { service: scene.service.url, retry });
    await restarted;
    assertUploaded(await scene.look(answer));
  });
});

describe("upload() from Chromium to MinIO, where the page stands open for long,", () => {
  const formFirst = { expiresIn: 1, leaveMs: 2500 };

  it("tells that the form has expired where it was given one", async () => {
    const ended = await uploadWith({ formFirst });
    assertFailed(ended, "s3_policy_expired", /^S3 refused the upload: the form has expired\.$/);
    assert.deepEqual(ended.answer["findings"], ["policy_expired"]);
  });
});

describe("upload() from Chromium to MinIO, where the machine goes offline,", () => {
  afterEach(() => scene.browser.context.setOffline(false));

  it("waits, and finishes when the machine is online again", async () => {
    const { fault, held } = heldAtHalf();
    scene.wayToS3.faults = [fault];
    const wentOffline = held.then(() => scene.browser.context.setOffline(true));
    const upload = uploadWith({ stallMs: 2000, retry: { attempts: 3, maxMs: 30_000 } });
    await wentOffline;
    const requests = scene.wayToS3.requests();
    await new Promise((resolve) => setTimeout(resolve, 4000));
    assert.equal(scene.wayToS3.requests(), requests, "it tried while it was offline");
    await scene.browser.context.setOffline(false);
    assertUploaded(await upload);
  });

  it("tells so where it stays offline", async () => {
    await scene.browser.context.setOffline(true);
    const ended = await uploadWith({ retry: { attempts: 2, maxMs: 100 } });
    assertFailed(ended, "offline", /^This machine is offline/);
  });
});

describe("upload() from Chromium to MinIO, where a person intervenes,", () => {
  it("ends when it is cancelled in the middle", async () => {
    // Else the rest may be on its way, and be stored, before the page hears of the half.
    scene.wayToS3.faults = [{ stallAfter: size * 0.75 }];
    assertFailed(await uploadWith({ abortAt: half }), "aborted", /cancelled/);
  });

  it("ends when it is cancelled while it stalls", async () => {
    scene.wayToS3.faults = [{ stallAfter: half }];
    assertFailed(await uploadWith({ abortAfterMs: 1000 }), "aborted", /cancelled/);
  });

  it("ends when it is cancelled between two tries", async () => {
    scene.wayToS3.faults = always({ cutAfter: half });
    const retry = { baseMs: 1e9, maxMs: 1e9 };
    assertFailed(await uploadWith({ abortAfterMs: 1500, retry }), "aborted", /cancelled/);
  });

  it("tells that a chosen file is gone", async () => {
    const path = join(tmpdir(), `client-chosen-${process.pid}.bin`);
    await writeFile(path, new Uint8Array(size));
    await scene.browser.page.locator("input").setInputFiles(path);
    // A page sees a file's size and time when it first asks for them.
    assert.equal(await scene.browser.page.evaluate("document.querySelector('input').files[0].size"), size);
    await rm(path);
    const ended = await scene.play("uploadChosen", { service: scene.service.url });
    assertFailed(ended, "file_unreadable", /^The file can't be read/);
  });
});

describe("upload() from Chromium to MinIO, after all that,", () => {
  it("has left nothing in the bucket but whole files", async () => {
    assert.deepEqual(await scene.minio.listKeys(bucket), [...scene.known].sort());
  });

  it("tells that there is no connection where MinIO is gone", async () => {
    await scene.minio.stop();
    const answer = await scene.browser.call("uploadBytes", size, { service: scene.service.url });
    assert.deepEqual([answer["name"], answer["code"]], ["UploadError", "network_error"]);
    assert.match(String(answer["message"]), /S3/);
  });
});
