import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumFlags, ensureChromium } from "@signed-s3/testkit";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { type Files, maxBytes, writeFiles } from "../files.ts";
import { inPageOf } from "../in-page.ts";
import { type Stage, startStage } from "../stage.ts";
import { type StartedPage, startPage } from "../started-page.ts";

let stage: Stage;
let files: Files;
let pages: ReadonlyMap<string, StartedPage>;
let profile: string;
let browser: BrowserContext;

beforeAll(async () => {
  pages = new Map(examples.map(({ name }) => [name, startPage(name)]));
  [stage, files, profile] = await Promise.all([
    startStage({ UPLOAD_MAX_BYTES: `${maxBytes}` }),
    writeFiles(),
    mkdtemp(join(tmpdir(), "examples-chromium-")),
    ...[...pages.values()].map(({ url }) => url),
  ]);
  // The pages know the service by the address that `npm start` gives it.
  const { host } = new URL(stage.service);
  const args = [...chromiumFlags, `--host-resolver-rules=MAP localhost:3000 ${host}`];
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(console.log),
    args,
  });
}, 600_000);
afterAll(async () => {
  await browser?.close();
  for (const page of pages?.values() ?? []) await page[Symbol.asyncDispose]();
  await Promise.all([stage?.[Symbol.asyncDispose](), files?.[Symbol.asyncDispose](), rm(profile, { recursive: true })]);
});

const inPage = (url: string, work: (page: Page) => Promise<void>): Promise<void> => inPageOf(browser, url, work);
const inExample = async (name: string, work: (page: Page) => Promise<void>): Promise<void> =>
  inPage((await pages.get(name)?.url) ?? "", work);

/** How a person uploads a file in one of the pages, and what they see in the end. */
interface Example {
  readonly name: string;
  readonly choose: (page: Page, path: string) => Promise<void>;
  /** What is there when the file is stored, as a selector. */
  readonly stored: string;
  /** What the bucket has for its type. */
  readonly type: string;
  /** What then tells that a file is too large. */
  readonly refused: (page: Page) => Locator;
}

/** Clicks something that opens the browser's dialog, and chooses a file there. */
async function chooseBy(page: Page, selector: string, path: string | string[]): Promise<void> {
  const [dialog] = await Promise.all([page.waitForEvent("filechooser"), page.click(selector)]);
  await dialog.setFiles(path);
}

const tooLarge = `The file has ${maxBytes + 1} bytes, and may have at most ${maxBytes}.`;

/** Uppy's Dashboard has a question mark at a file that has failed, which tells why. */
const dashboard = (why: string) => ({
  async choose(page: Page, path: string): Promise<void> {
    await chooseBy(page, ".uppy-Dashboard-browse", path);
    await page.click(".uppy-StatusBar-actionBtn--upload");
  },
  stored: ".uppy-StatusBar.is-complete",
  type: "application/pdf",
  refused: (page: Page) => page.locator(".uppy-Dashboard-Item.is-error").getByLabel(why),
});
const dropzone = {
  choose: (page: Page, path: string) => chooseBy(page, "#uploads", path),
  stored: ".dz-success",
  type: "application/octet-stream",
  refused: (page: Page) => page.locator(".dz-error-message", { hasText: "exceeds the maximum allowed object size" }),
};

const examples: readonly Example[] = [
  { name: "uppy-5", ...dashboard(tooLarge) },
  { name: "uppy-5-companion", ...dashboard("Non 2xx") },
  { name: "uppy-6", ...dashboard(tooLarge) },
  { name: "dropzone-5", ...dropzone },
  { name: "dropzone-6", ...dropzone },
  {
    name: "filepond",
    choose: (page, path) => chooseBy(page, ".filepond--label-action", path),
    stored: "[data-filepond-item-state=processing-complete]",
    type: "application/pdf",
    refused: (page) => page.locator(".filepond--file-status-main", { hasText: tooLarge }),
  },
  {
    name: "react",
    choose: (page, path) => chooseBy(page, "input", path),
    stored: "output",
    type: "application/pdf",
    refused: (page) => page.getByRole("alert").filter({ hasText: tooLarge }),
  },
];

for (const { name, choose, stored, type, refused } of examples) {
  describe(`examples/${name}`, () => {
    it("brings a file to the bucket, byte for byte", async () => {
      await inExample(name, async (page) => {
        const objects = await stage.storedBy(async () => {
          await choose(page, files.good);
          await page.waitForSelector(stored);
        });
        expect(objects.map(({ contentType }) => contentType)).toEqual([type]);
        expect(Buffer.compare(objects[0]?.bytes ?? new Uint8Array(), files.bytes)).toBe(0);
      });
    });

    it("tells that a file is too large, and stores nothing", async () => {
      await inExample(name, async (page) => {
        const objects = await stage.storedBy(async () => {
          await choose(page, files.tooLarge);
          await refused(page).waitFor();
        });
        expect(objects).toEqual([]);
      });
    });
  });
}

for (const name of ["uppy-5", "uppy-6"]) {
  describe(`examples/${name}`, () => {
    it("tells what the service says, and uploads when it is tried again", async () => {
      await inExample(name, async (page) => {
        const objects = await stage.storedBy(async () => {
          const errors = [{ status: 401, code: "unauthorized", title: "No token", detail: "Send a token." }];
          const body = JSON.stringify({ status: "not_accepted", uuid: null, errors });
          await page.route("**/create_signed_url", (route) => route.fulfill({ status: 401, body }));
          await dashboard("").choose(page, files.good);
          await dashboard("No token: Send a token.").refused(page).waitFor();
          await page.unroute("**/create_signed_url");
          await page.locator(".uppy-StatusBar-actionBtn--retry").click();
          await page.waitForSelector(".uppy-StatusBar.is-complete");
        });
        expect(objects.map(({ bytes }) => bytes?.length)).toEqual([files.bytes.length]);
      });
    });

    it("uploads many files at once, each by a form of its own, an empty one among them", async () => {
      await inExample(name, async (page) => {
        const many = [files.good, files.empty, fileURLToPath(import.meta.url)];
        const objects = await stage.storedBy(async () => {
          await chooseBy(page, ".uppy-Dashboard-browse", many);
          await page.click(".uppy-StatusBar-actionBtn--upload");
          await page.waitForSelector(".uppy-StatusBar.is-complete");
        });
        const sizes = objects.map(({ bytes }) => bytes?.length).toSorted();
        expect(sizes).toEqual(many.map((path) => Bun.file(path).size).toSorted());
      });
    });

    it("stores nothing of an upload that is cancelled on its way", async () => {
      await inExample(name, async (page) => {
        const connection = await browser.newCDPSession(page);
        const slow = { offline: false, latency: 0, downloadThroughput: -1, uploadThroughput: 300_000 };
        const objects = await stage.storedBy(async () => {
          await connection.send("Network.emulateNetworkConditions", slow);
          await dashboard("").choose(page, files.good);
          await page.getByText(/Uploading: [1-9]/).waitFor();
          await Promise.all([
            page.waitForEvent("requestfailed", (request) => request.url().includes("/photos")),
            page.getByRole("button", { name: "Cancel", exact: true }).last().click(),
          ]);
        });
        expect(objects).toEqual([]);
        expect(await page.locator(".uppy-Dashboard-Item").count()).toBe(0);
      });
    });
  });
}

describe("examples/html-form", () => {
  const startHtmlForm = (service: string) => startPage("html-form", { SIGNED_S3_SERVICE: service });

  it("brings a file to the bucket, byte for byte, and the person back to the page's own server", async () => {
    await using form = startHtmlForm(stage.service);
    await inPage(await form.url, async (page) => {
      const objects = await stage.storedBy(async () => {
        await chooseBy(page, "input[name=file]", files.good);
        await page.click("button");
        await page.waitForURL(`${await form.url}thanks?**`);
      });
      expect(objects).toHaveLength(1);
      expect(Buffer.compare(objects[0]?.bytes ?? new Uint8Array(), files.bytes)).toBe(0);
      expect(await page.textContent("body")).toContain(`It is stored as ${objects[0]?.key}.`);
      expect(await page.locator("script").count()).toBe(0);
    });
  });

  it("leaves it to S3 to tell that a file is too large, and stores nothing", async () => {
    await using form = startHtmlForm(stage.service);
    await inPage(await form.url, async (page) => {
      const objects = await stage.storedBy(async () => {
        await chooseBy(page, "input[name=file]", files.tooLarge);
        await page.click("button");
        await page.getByText("EntityTooLarge").filter({ visible: true }).first().waitFor();
      });
      expect(objects).toEqual([]);
    });
  });

  it("has an answer without a form where the service gives none", async () => {
    const refusal = { status: "not_accepted", uuid: null, errors: [{ detail: "Send a token." }] };
    using service = Bun.serve({ port: 0, fetch: () => Response.json(refusal, { status: 401 }) });
    await using form = startHtmlForm(service.url.origin);
    const answer = await fetch(await form.url);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("<p>There is no form to be had: Send a token.</p>");
  });
});
