import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "bun:test";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Watched, watchedBrowser } from "../browser.ts";
import { cardIn, cardOf, choose, fact, fileOf, picture, pressUpload } from "../page-under-test.ts";
import { type Service, startService } from "../service.ts";

let service: Service;
let watched: Watched;
let folder: string;
let page: Page;

beforeAll(async () => {
  [service, watched, folder] = await Promise.all([
    startService(),
    watchedBrowser(),
    mkdtemp(join(tmpdir(), "mishaps-")),
  ]);
}, 120_000);
beforeEach(async () => {
  page = await watched.open(service.url);
});
afterEach(() => page.close());
afterAll(async () => {
  await watched?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe("many files", () => {
  test("are drawn each when something becomes of it, not when something becomes of another", async () => {
    // The form that a card shows as JSON is made into text whenever the card is drawn.
    await page.evaluate(`{
      const stringify = JSON.stringify;
      globalThis.drawn = 0;
      JSON.stringify = (...given) => {
        if (given[2] === 2) globalThis.drawn += 1;
        return stringify(...given);
      };
    }`);
    const files = Array.from({ length: 60 }, (_, index) => fileOf(100, `${index}.bin`));
    await choose(page, ...files);
    await pressUpload(page);
    await page.locator(".card[data-state=uploaded]").nth(59).waitFor({ state: "attached" });
    expect(await page.evaluate<number>("globalThis.drawn")).toBeLessThan(60 * 8);
  });
});

describe("what S3 says", () => {
  test("is shown as that, under a title that says who refused", async () => {
    await page.route(
      ({ origin }) => origin !== service.url,
      (route) =>
        route.fulfill({
          status: 403,
          headers: { "access-control-allow-origin": "*" },
          contentType: "application/xml",
          body: "<Error><Code>AccessDenied</Code><Message>Access Denied &lt;b&gt;</Message></Error>",
        }),
    );
    await choose(page, picture);
    await pressUpload(page);
    const card = await cardIn(page, picture.name, "refused");
    expect(await card.locator(".problem-title").innerText()).toBe("S3 did not take it s3_said");
    expect(await card.locator(".comparison").innerText()).toMatch(/^S3 said\s+AccessDenied: Access Denied <b>$/);
  });
});

describe("a checksum that can't be computed", () => {
  test("is told with its reason", async () => {
    const [gone, huge] = [join(folder, "gone.bin"), join(folder, "huge.bin")];
    await writeFile(gone, "gone");
    await writeFile(huge, "");
    await truncate(huge, 1024 ** 3 + 1);
    await page.getByLabel(/Compute it from each file/).check();
    await page.locator("input.uppy-Dashboard-input").first().setInputFiles([gone, huge]);
    await rm(gone);
    await pressUpload(page);
    expect(await (await cardIn(page, "gone.bin", "refused")).innerText()).toContain("or has changed since");
    expect(await (await cardIn(page, "huge.bin", "refused")).innerText()).toContain("Upload it without a checksum");
  });
});
