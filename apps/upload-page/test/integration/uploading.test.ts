import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import type { Page } from "playwright-core";
import { type Watched, watchedBrowser } from "../browser.ts";
import { cardIn, cardOf, choose, drop, fact, fileOf, picture, pressUpload, type TestFile } from "../page-under-test.ts";
import { type Service, startService } from "../service.ts";

const bucket = "uploads";
const MiB = 1024 ** 2;

/** A place where files end up, by the page of the service before it. */
interface Place {
  readonly service: Service;
  readonly origins: readonly string[];
  readonly read: (key: string) => Promise<Uint8Array | undefined>;
  readonly has: (key: string) => Promise<boolean>;
  readonly stop: () => Promise<void>;
}

async function withMinio(): Promise<Place> {
  const minio: MinioServer = await startMinio();
  await minio.createBucket(bucket);
  const service = await startService({
    S3_BUCKET: bucket,
    AWS_ENDPOINT_URL_S3: minio.endpoint,
    AWS_ACCESS_KEY_ID: minio.accessKeyId,
    AWS_SECRET_ACCESS_KEY: minio.secretAccessKey,
  });
  return {
    service,
    origins: [service.url, minio.endpoint],
    read: (key) => minio.getObject(bucket, key),
    has: async (key) => (await minio.listKeys(bucket)).includes(key),
    stop: async () => {
      await service[Symbol.asyncDispose]();
      await minio.stop();
    },
  };
}

async function withDevelopmentStore(): Promise<Place> {
  const service = await startService();
  const form = await (await fetch(`${service.url}/api/v2/s3/create_signed_url`, { method: "POST" })).json();
  const { url } = form.data;
  return {
    service,
    origins: [service.url, new URL(url).origin],
    read: async (key) => new Uint8Array(await (await fetch(`${url}/${key}`)).arrayBuffer()),
    has: async (key) => (await fetch(`${url}/${key}`)).ok,
    stop: async () => service[Symbol.asyncDispose](),
  };
}

for (const [store, make] of [
  ["MinIO", withMinio],
  ["the development store", withDevelopmentStore],
] as const) {
  describe(`the page before ${store}`, () => {
    let place: Place;
    let watched: Watched;
    let page: Page;

    beforeAll(async () => {
      [place, watched] = await Promise.all([make(), watchedBrowser()]);
    }, 120_000);
    beforeEach(async () => {
      page = await watched.open(place.service.url);
    });
    afterAll(async () => {
      await watched?.[Symbol.asyncDispose]();
      await place?.stop();
    });
    afterEach(async () => {
      await page.close();
      expect(watched.complaints.splice(0)).toEqual([]);
    });

    const expectStored = async (file: TestFile): Promise<void> => {
      const card = await cardIn(page, file.name, "uploaded");
      const key = await fact(card, "Key").innerText();
      expect(Buffer.compare(Buffer.from((await place.read(key)) ?? []), file.buffer)).toBe(0);
    };

    test("uploads what is dropped on it, byte by byte, and shows a thumbnail", async () => {
      const large = fileOf(3 * MiB + 17, "three.bin");
      await drop(page, picture, large);
      await page.locator(".uppy-Dashboard-Item-previewImg[src^='blob:']").waitFor();
      await pressUpload(page);
      await Promise.all([expectStored(picture), expectStored(large)]);
    });

    test("uploads what is chosen: an empty file, a name in other letters, no known type", async () => {
      const files = [fileOf(0, "empty.txt", "text/plain"), fileOf(999, "\u4f60\u597d & <b>.\u{1f4c4}", "")];
      await choose(page, ...files);
      await pressUpload(page);
      for (const file of files) await expectStored(file);
    });

    test("asks nobody but the service and the store", () => {
      expect([...watched.origins].sort()).toEqual([...place.origins].sort());
    });

    test("tells of a form where to, which files and until when", async () => {
      await page.locator("#member-content_length_range-0").fill("10");
      await page.locator("#member-content_length_range-1").fill("2048");
      await page.locator("#member-expires_in").fill("300");
      await page.getByRole("button", { name: "Try it without a file" }).click();
      const card = await cardIn(page, "A form without a file", "ready");
      expect(await fact(card, "Key").innerText()).toMatch(/^direct_uploads\/[0-9a-f-]{36}$/);
      expect(await fact(card, "Bucket").innerText()).toMatch(/^(uploads|etapidirectbuckettest)$/);
      expect(await fact(card, "Size").innerText()).toBe("10 bytes to 2 KiB");
      expect(await fact(card, "Type").innerText()).toBe("any");
      const expires = fact(card, "Expires");
      const first = await expires.innerText();
      expect(first).toMatch(/^in (5:00|4:5\d)$/);
      await page.waitForFunction(([text, element]) => element?.textContent !== text, [
        first,
        await expires.elementHandle(),
      ] as const);
    });

    test("sends nothing of a file that is too large or of another kind, says what to do, and takes it once that is done", async () => {
      await page.locator("#member-content_length_range-0").fill("10");
      await page.locator("#member-content_length_range-1").fill("2048");
      await page.locator('[data-member="content_type"] input[type=checkbox]').uncheck();
      await page.locator("#member-content_type").fill("image/*");
      const posted: string[] = [];
      page.on("request", (request) => {
        if (request.method() === "POST" && !request.url().startsWith(place.service.url)) posted.push(request.url());
      });
      const [large, text] = [fileOf(5000, "large.png", "image/png"), fileOf(100, "text.txt", "text/plain")];
      await choose(page, large, text);
      await pressUpload(page);
      const [tooLarge, otherType] = [
        await cardIn(page, large.name, "refused"),
        await cardIn(page, text.name, "refused"),
      ];
      expect(await tooLarge.locator(".problem-title").innerText()).toContain("file_too_large");
      expect(await tooLarge.locator(".comparison").innerText()).toMatch(/5000[\s\S]*2048/);
      expect(await otherType.locator(".problem-title").innerText()).toContain("condition_failed");
      expect(await fact(otherType, "Type").innerText()).toBe("image/*");
      expect(posted).toEqual([]);

      await page.locator(".constraints").getByRole("button", { name: "Clear" }).click();
      await page.locator(".uppy-StatusBar-actionBtn--retry").click();
      await Promise.all([expectStored(large), expectStored(text)]);
    });

    test("puts on the form all that can be asked for, from each file or from hand", async () => {
      const box = (name: string) => page.locator(`[data-member="${name}"] input[type=checkbox]`);
      await box("filename").check();
      await box("checksum_sha256").check();
      await page.locator("#member-cache_control").fill("max-age=60");
      const lines = { metadata: "<summer & 'sun'>", tags: "summer sun" };
      for (const [name, value] of Object.entries(lines)) {
        await page.getByRole("button", { name: `Add ${name}` }).click();
        await page.locator(`#member-${name}-0-name`).fill("album");
        await page.locator(`#member-${name}-0-value`).fill(value);
      }
      await choose(page, picture);
      await pressUpload(page);
      const card = await cardIn(page, picture.name, "uploaded");
      expect(await fact(card, "Type").innerText()).toBe("image/png");
      expect(await fact(card, "Content-Disposition").innerText()).toContain("UTF-8''na%C3%AFve");
      expect(await fact(card, "x-amz-meta-album").innerText()).toBe(lines.metadata);
      expect(await fact(card, "x-amz-checksum-sha256").innerText()).toBe(
        new Bun.CryptoHasher("sha256").update(picture.buffer).digest("base64"),
      );
      expect(await fact(card, "Cache-Control").innerText()).toBe("max-age=60");
      await expectStored(picture);
    });

    test("shows how far an upload is, pauses it, goes on with it, and cancels another", async () => {
      const connection = await page.context().newCDPSession(page);
      const throttled = (uploadThroughput: number) =>
        connection.send("Network.emulateNetworkConditions", {
          offline: false,
          latency: 0,
          downloadThroughput: -1,
          uploadThroughput,
        });
      await connection.send("Network.enable");
      // Slow enough to be still under way when a busy machine looks.
      await throttled(MiB / 8);
      const [paused, cancelled] = [fileOf(6 * MiB, "paused.bin"), fileOf(6 * MiB + 1, "cancelled.bin")];
      await choose(page, paused, cancelled);
      await pressUpload(page);
      const isUnderWay = (name: string) =>
        cardOf(page, name)
          .getByText(/^Uploading ([1-9]|[1-8]\d) %$/)
          .waitFor();
      const item = (name: string) => page.locator(".uppy-Dashboard-Item").filter({ hasText: name });
      await Promise.all([isUnderWay(paused.name), isUnderWay(cancelled.name)]);
      await item(paused.name).getByRole("button", { name: "Pause upload" }).click();
      await cardIn(page, paused.name, "paused");
      await item(cancelled.name).getByRole("button", { name: "Remove file" }).click();
      const card = await cardIn(page, cancelled.name, "cancelled");
      const key = await fact(card, "Key").textContent();
      expect(await place.has(key ?? "")).toBe(false);
      await throttled(-1);
      await item(paused.name).getByRole("button", { name: "Resume upload" }).click();
      await expectStored(paused);
    });

    // What follows is the same before any store, or the same as S3 before MinIO alone.
    if (store !== "MinIO") return;

    test("marks the members that the service refuses, and says why beside them", async () => {
      await page.locator("#member-content_length_range-0").fill("10");
      await page.locator("#member-content_length_range-1").fill("1");
      await page.locator("#member-expires_in").fill("99999999");
      await page.locator("#member-profile").fill("constructor");
      await page.getByRole("button", { name: "Try it without a file" }).click();
      await cardIn(page, "A form without a file", "refused");
      for (const name of ["content_length_range", "expires_in", "profile"]) {
        const member = page.locator(`[data-member="${name}"]`);
        expect(await member.locator("[aria-invalid=true]").count()).toBeGreaterThan(0);
        const problem = await member.locator(".field-problem").innerText();
        expect(problem.length).toBeGreaterThan(10);
        expect(await cardOf(page, "A form without a file").innerText()).toContain(problem);
      }
      expect(await page.evaluate("document.activeElement.ariaInvalid")).toBe("true");
      await page.locator("#member-profile").fill("");
      expect(await page.locator('[data-member="profile"] .field-problem').count()).toBe(0);
    });

    test("refuses itself what the contract's patterns refuse, and asks nobody", async () => {
      const asked: string[] = [];
      page.on("request", (request) => asked.push(request.url()));
      await page.locator("#member-checksum_sha256").fill("not a checksum");
      await page.getByRole("button", { name: "Try it without a file" }).click();
      expect(await page.locator('[data-member="checksum_sha256"] .field-problem').innerText()).toContain(
        "Write it as in",
      );
      expect(asked).toEqual([]);
    });

    test("tells of a form that expired on the way what S3 says and what to do", async () => {
      await page.locator("#member-expires_in").fill("1");
      // The client waits a random part of longer and longer times between its six tries: here nearly none of them.
      await page.evaluate("Math.random = () => 0");
      const origin = place.origins[1] ?? "";
      await page.route(`${origin}/**`, async (route) => {
        if (route.request().method() === "POST") await Bun.sleep(1200);
        await route.continue();
      });
      await choose(page, picture);
      await pressUpload(page);
      const card = cardOf(page, picture.name);
      await card.locator(".countdown.over").waitFor();
      // The client asks for a fresh form again and again before it gives up.
      await cardIn(page, picture.name, "refused");
      expect(await card.locator(".problem-title").first().innerText()).toContain("policy_expired");
      expect(await card.locator(".problems").innerText()).toContain("fresh form");
      await page.unroute(`${origin}/**`);
    });
  });
}
