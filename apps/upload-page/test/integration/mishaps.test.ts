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

/** Has the page's requests to the store wait until what is returned is called. */
async function holdStore(): Promise<() => void> {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(
    ({ origin, pathname }) => origin !== service.url && pathname !== "/",
    async (route) => {
      await held;
      await route.continue().catch(() => {});
    },
  );
  return letGo;
}

const announced = (): Promise<string | null> => page.locator("p[role=status]").textContent();

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

describe("a file that was chosen twice", () => {
  test("is told of, and is there once", async () => {
    const path = join(folder, "twice.txt");
    await writeFile(path, "twice");
    const input = page.locator("input.uppy-Dashboard-input").first();
    await input.setInputFiles(path);
    await page.getByRole("button", { name: /Add more/ }).click();
    await input.setInputFiles(path);
    const card = await cardIn(page, "twice.txt", "refused");
    expect(await card.innerText()).toContain("It is among the files already.");
    expect(await announced()).toContain("twice.txt was not added.");
    expect(await page.locator(".uppy-Dashboard-Item").count()).toBe(1);
  });
});

describe("a page that is left", () => {
  test("asks while an upload is under way, and only then", async () => {
    const asked: string[] = [];
    page.on("dialog", async (dialog) => {
      asked.push(dialog.type());
      await dialog.dismiss();
    });
    const leave = () => page.evaluate("location.href = 'about:blank'");
    const letGo = await holdStore();
    await choose(page, picture);
    await pressUpload(page);
    await fact(cardOf(page, picture.name), "Key").waitFor();
    await leave();
    await page.waitForTimeout(500);
    expect(asked).toEqual(["beforeunload"]);
    letGo();
    await cardIn(page, picture.name, "uploaded");
    await leave();
    await page.waitForURL("about:blank");
    expect(asked).toEqual(["beforeunload"]);
  });
});

describe("a file that is dropped beside the place for files", () => {
  test("is not opened by the browser, and text is dropped where it may be", async () => {
    const isPrevented = (kind: "file" | "text") =>
      page.evaluate((kind) => {
        const dataTransfer = new DataTransfer();
        if (kind === "file") dataTransfer.items.add(new File(["x"], "x.txt"));
        else dataTransfer.setData("text/plain", "x");
        return ["dragover", "drop"].map(
          (type) =>
            !document
              .querySelector("h1")
              ?.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, dataTransfer })),
        );
      }, kind);
    expect(await isPrevented("file")).toEqual([true, true]);
    expect(await isPrevented("text")).toEqual([false, false]);
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

describe("a service that wants to be asked later", () => {
  test("is told of while the upload waits, until it has its form", async () => {
    const error = { status: 429, code: "rate_limited", title: "Too many requests", detail: "Wait.", source: null };
    let answered = 0;
    await page.route("**/create_signed_url", async (route) => {
      answered += 1;
      if (answered > 1) return route.continue();
      const headers = { "retry-after": "2" };
      return route.fulfill({ status: 429, headers, json: { status: "not_accepted", uuid: null, errors: [error] } });
    });
    await choose(page, picture);
    await pressUpload(page);
    const card = await cardIn(page, picture.name, "waiting");
    expect(await card.locator(".problem-title").innerText()).toBe("Too many requests rate_limited");
    expect(await announced()).toContain("waits to try again: Too many requests.");
    await page.getByRole("button", { name: "Clear the list of forms" }).click();
    await cardIn(page, picture.name, "uploaded");
    expect(await card.locator(".problem-title").count()).toBe(0);
  });
});

describe("an answer that is neither the service's nor a store's", () => {
  test("is told as that of the one that was asked", async () => {
    const proxy = { status: 404, contentType: "text/html", body: "<h1>Nothing here</h1>" };
    await page.route("**/create_signed_url", (route) => route.fulfill(proxy));
    await choose(page, picture);
    await pressUpload(page);
    const card = await cardIn(page, picture.name, "refused");
    expect(await card.locator(".problem-title").innerText()).toBe("Not the answer of the service invalid_answer");
    await page.unroute("**/create_signed_url");
    await page.route(
      ({ origin }) => origin !== service.url,
      (route) => route.fulfill({ ...proxy, headers: { "access-control-allow-origin": "*" } }),
    );
    await page.locator(".uppy-StatusBar-actionBtn--retry").click();
    await card.getByText("Not the answer of a store").waitFor();
  });
});

describe("the list of forms", () => {
  test("keeps the keyboard's place when it is cleared", async () => {
    await choose(page, picture);
    await pressUpload(page);
    await cardIn(page, picture.name, "uploaded");
    await page.getByRole("button", { name: "Try it without a file" }).click();
    await cardIn(page, "A form without a file", "ready");
    await page.getByRole("button", { name: "Clear the list of forms" }).press("Enter");
    await page.getByText("None yet.").waitFor();
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("forms-title");
  });
});
