import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromiumFlags, ensureChromium } from "@signed-s3/testkit";
import { type BrowserContext, chromium, type Locator, type Page } from "playwright-core";
import { type Files, maxBytes, writeFiles } from "../files.ts";
import { type Pages, servePages } from "../pages.ts";
import { type Stage, startStage } from "../stage.ts";

let stage: Stage;
let files: Files;
let pages: Pages;
let profile: string;
let browser: BrowserContext;

beforeAll(async () => {
  [stage, files, pages, profile] = await Promise.all([
    startStage({ UPLOAD_MAX_BYTES: `${maxBytes}` }),
    writeFiles(),
    servePages(examples.map(({ name }) => name)),
    mkdtemp(join(tmpdir(), "examples-chromium-")),
  ]);
  // The pages know the service by the address that `npm start` gives it.
  const { host } = new URL(stage.service);
  const args = [...chromiumFlags, `--host-resolver-rules=MAP localhost:3000 ${host}`];
  browser = await chromium.launchPersistentContext(profile, {
    executablePath: await ensureChromium(console.log),
    args,
  });
});
afterAll(async () => {
  await browser?.close();
  pages?.[Symbol.dispose]();
  await Promise.all([stage?.[Symbol.asyncDispose](), files?.[Symbol.asyncDispose](), rm(profile, { recursive: true })]);
});

/** How a person uploads a file in one of the pages, and what they see in the end. */
interface Example {
  readonly name: string;
  readonly choose: (page: Page, path: string) => Promise<void>;
  /** What is there when the file is stored, as a selector. */
  readonly stored: string;
  /** What then tells that a file is too large. */
  readonly refused: (page: Page) => Locator;
}

/** Clicks something that opens the browser's dialog, and chooses a file there. */
async function chooseBy(page: Page, selector: string, path: string): Promise<void> {
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
  refused: (page: Page) => page.locator(".uppy-Dashboard-Item.is-error").getByLabel(why),
});
const dropzone = {
  choose: (page: Page, path: string) => chooseBy(page, "#uploads", path),
  stored: ".dz-success",
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
    refused: (page) => page.locator(".filepond--file-status-main", { hasText: tooLarge }),
  },
  {
    name: "react",
    choose: (page, path) => chooseBy(page, "input", path),
    stored: "output",
    refused: (page) => page.getByRole("alert").filter({ hasText: tooLarge }),
  },
];

for (const { name, choose, stored, refused } of examples) {
  describe(`examples/${name}`, () => {
    it("brings a file to the bucket, byte for byte", async () => {
      await using page = await open(`${pages.url}${name}/`);
      const objects = await stage.storedBy(async () => {
        await choose(page, files.good);
        await page.waitForSelector(stored);
      });
      expect(objects).toHaveLength(1);
      expect(Buffer.compare(objects[0]?.bytes ?? new Uint8Array(), files.bytes)).toBe(0);
    });

    it("tells that a file is too large, and stores nothing", async () => {
      await using page = await open(`${pages.url}${name}/`);
      const objects = await stage.storedBy(async () => {
        await choose(page, files.tooLarge);
        await refused(page).waitFor();
      });
      expect(objects).toEqual([]);
    });
  });
}

async function open(url: string): Promise<Page> {
  const page = await browser.newPage();
  // A failure of its own before the test's time is over, with which Bun would end the browser as well.
  page.setDefaultTimeout(60_000);
  await page.goto(url);
  return page;
}

describe("examples/html-form", () => {
  it("brings a file to the bucket, byte for byte, and the person back to the page's own server", async () => {
    await using form = await startHtmlForm(stage.service);
    await using page = await open(form.url);
    const objects = await stage.storedBy(async () => {
      await chooseBy(page, "input[name=file]", files.good);
      await page.click("button");
      await page.waitForURL(`${form.url}thanks?**`);
    });
    expect(objects).toHaveLength(1);
    expect(Buffer.compare(objects[0]?.bytes ?? new Uint8Array(), files.bytes)).toBe(0);
    expect(await page.textContent("body")).toContain(`It is stored as ${objects[0]?.key}.`);
    expect(await page.locator("script").count()).toBe(0);
  });

  it("leaves it to S3 to tell that a file is too large, and stores nothing", async () => {
    await using form = await startHtmlForm(stage.service);
    await using page = await open(form.url);
    const objects = await stage.storedBy(async () => {
      await chooseBy(page, "input[name=file]", files.tooLarge);
      await page.click("button");
      await page.getByText("EntityTooLarge").filter({ visible: true }).first().waitFor();
    });
    expect(objects).toEqual([]);
  });

  it("has an answer without a form where the service gives none", async () => {
    const refusal = { status: "not_accepted", uuid: null, errors: [{ detail: "Send a token." }] };
    using service = Bun.serve({ port: 0, fetch: () => Response.json(refusal, { status: 401 }) });
    await using form = await startHtmlForm(service.url.origin);
    const answer = await fetch(form.url);
    expect(answer.status).toBe(502);
    expect(await answer.text()).toContain("<p>There is no form to be had: Send a token.</p>");
  });
});

async function startHtmlForm(service: string): Promise<AsyncDisposable & { readonly url: string }> {
  const server = Bun.spawn([process.execPath, join(import.meta.dir, "../../../html-form/src/server.ts")], {
    env: { PATH: process.env["PATH"], PORT: "0", SIGNED_S3_SERVICE: service },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  for await (const text of server.stdout.pipeThrough(new TextDecoderStream())) {
    said += text;
    if (said.includes("\n")) break;
  }
  const url = said.match(/http:\S+/)?.[0] ?? "";
  return {
    url,
    async [Symbol.asyncDispose]() {
      server.kill();
      await server.exited;
    },
  };
}
