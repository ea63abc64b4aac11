import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { readFile } from "node:fs/promises";
import { SignedFormRequest } from "@signed-s3/contracts";
import type axe from "axe-core";
import type { FileChooser, Page } from "playwright-core";
import { type Watched, watchedBrowser } from "../browser.ts";
import { cardIn, choose, fileOf, picture, pressUpload } from "../page-under-test.ts";
import { type Service, startService } from "../service.ts";

let service: Service;
let watched: Watched;

beforeAll(async () => {
  [service, watched] = await Promise.all([startService({ UPLOAD_MAX_BYTES: "1000000" }), watchedBrowser()]);
}, 120_000);
afterAll(async () => {
  await watched?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
});

/** What axe-core finds, a line each. Its script is laid into the page past the page's own policy, which allows none but its own. */
async function findings(page: Page): Promise<string[]> {
  const source = await readFile(Bun.resolveSync("axe-core/axe.min.js", import.meta.dir), "utf8");
  await page.evaluate(source);
  const { violations }: axe.AxeResults = await page.evaluate("axe.run()");
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 150)} ${failureSummary}`),
  );
}

const isTooWide = (page: Page): Promise<boolean> =>
  page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth");

describe("the page", () => {
  for (const width of [1280, 360]) {
    test(`has nothing that axe finds, ${width} pixels wide, light and dark, empty, with files and with results`, async () => {
      const page = await watched.open(service.url, { viewport: { width, height: 800 }, reducedMotion: "reduce" });
      const expectGood = async (): Promise<void> => {
        for (const colorScheme of ["dark", "light"] as const) {
          await page.emulateMedia({ colorScheme });
          await page.locator(`[data-uppy-theme=${colorScheme}]`).waitFor();
          expect(await findings(page)).toEqual([]);
        }
        expect(await isTooWide(page)).toBe(false);
      };
      await expectGood();

      if (width < 900) await page.getByText("What the forms shall allow").click();
      await page.getByRole("button", { name: "Add tags" }).click();
      await page.locator("#member-tags-0-name").fill("state");
      await choose(page, picture, fileOf(2_000_000, "large.bin"), fileOf(10, `${"long name ".repeat(20)}.txt`));
      await page.locator(".uppy-StatusBar-actionBtn--upload").waitFor();
      await expectGood();

      await pressUpload(page);
      await Promise.all([cardIn(page, picture.name, "uploaded"), cardIn(page, "large.bin", "refused")]);
      await page.getByText("The form as JSON").first().click();
      await page.locator("#explain-form").fill("nonsense");
      await page.getByRole("button", { name: "Explain" }).click();
      await page.locator("#member-expires_in").fill("0");
      await page.getByRole("button", { name: "Try it without a file" }).click();
      await cardIn(page, "A form without a file", "refused");
      await expectGood();
      expect(watched.complaints.splice(0)).toEqual([]);
      await page.close();
    });
  }

  test("has nothing that axe finds with a single file, which Uppy shows in a way of its own", async () => {
    const page = await watched.open(service.url);
    await choose(page, picture);
    await page.locator(".uppy-StatusBar-actionBtn--upload").waitFor();
    expect(await findings(page)).toEqual([]);
    await page.close();
  });

  test("is worked by the keyboard alone: constraints, a file, its upload, the explanation of its form", async () => {
    const page = await watched.open(service.url);
    const focused = (): Promise<string> =>
      page.evaluate(`(() => { const e = document.activeElement; return e.id || e.className || e.tagName; })()`);
    const tabTo = async (wanted: RegExp): Promise<void> => {
      for (let step = 0; step < 60; step += 1) {
        await page.keyboard.press("Tab");
        if (wanted.test(await focused())) return;
      }
      throw new Error(`${wanted} can't be reached by Tab`);
    };
    await tabTo(/uppy-Dashboard-browse/);
    const outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle");
    expect(outline).toBe("solid");
    const choosers: FileChooser[] = [];
    page.on("filechooser", (opened) => choosers.push(opened));
    // On a busy machine the browser may miss a key: a person presses it again.
    for (let press = 0; press < 20 && choosers.length === 0; press += 1) {
      if (!/uppy-Dashboard-browse/.test(await focused())) await tabTo(/uppy-Dashboard-browse/);
      await page.keyboard.press("Enter");
      await page.waitForTimeout(1500);
    }
    const [chooser] = choosers;
    if (!chooser) throw new Error("Enter opens no dialog to choose files");
    await tabTo(/member-content_length_range-0/);
    await page.keyboard.type("1");
    await page.keyboard.press("Tab");
    await page.keyboard.type("500000");
    await chooser.setFiles({ name: "typed.txt", mimeType: "text/plain", buffer: Buffer.from("typed") });
    await page.locator(".uppy-StatusBar-actionBtn--upload").waitFor();
    await page.evaluate("document.activeElement.blur()");
    await tabTo(/uppy-StatusBar-actionBtn--upload/);
    await page.keyboard.press("Enter");
    await cardIn(page, "typed.txt", "uploaded");
    expect(await page.locator("p[role=status]").textContent()).toContain("typed.txt is uploaded.");
    await page.locator(".card summary").focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    expect(await focused()).toBe("explain-s3-error");
    await page.keyboard.type("<Error><Code>EntityTooLarge</Code></Error>");
    await tabTo(/primary/);
    await page.keyboard.press("Enter");
    expect(await page.locator(".verdict h3").innerText()).toContain("S3 refuses this form");
    expect(watched.complaints.splice(0)).toEqual([]);
    await page.close();
  });

  test("has an input, named and described, for every member of the contract that a page can use", async () => {
    const page = await watched.open(service.url);
    const { success_action_redirect: _, ...properties } = SignedFormRequest.properties;
    for (const [name, { description = "" }] of Object.entries(properties)) {
      const member = page.locator(`[data-member="${name}"]`);
      expect(await member.innerText()).toContain(name);
      expect(await member.locator(".help").innerText()).toContain(description);
      expect(await member.locator("input, button").count()).toBeGreaterThan(0);
    }
    expect(await page.locator("[data-member]").count()).toBe(Object.keys(properties).length);
    await page.close();
  });
});

describe("a service that knows its callers", () => {
  test("is told who asks, by a token that is entered and kept nowhere", async () => {
    const token = "a-token-of-sixteen-letters-or-more";
    await using guarded = await startService({ AUTH: "tokens", AUTH_TOKENS: `person:${token}` });
    const page = await watched.open(guarded.url);
    const field = page.locator("#token");
    await choose(page, picture);
    await pressUpload(page);
    await cardIn(page, picture.name, "refused");
    expect(await field.evaluate("document.activeElement.id")).toBe("token");
    expect(await page.locator("#token-problem").innerText()).not.toBe("");
    expect(await findings(page)).toEqual([]);

    await field.fill("another-token-of-sixteen-letters");
    await page.locator(".uppy-StatusBar-actionBtn--retry").click();
    await page.locator("#token-problem").waitFor();
    await field.fill(` ${token}\n`);
    await page.locator(".uppy-StatusBar-actionBtn--retry").click();
    await cardIn(page, picture.name, "uploaded");
    const kept = await page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie])");
    expect(kept).not.toContain(token);
    await page.reload();
    expect(await page.locator("#token").inputValue()).toBe("");
    expect(watched.complaints.splice(0)).toEqual([]);
    await page.close();
  });

  test("is not asked for a token where it wants none", async () => {
    const page = await watched.open(service.url);
    expect(await page.locator("#token").count()).toBe(0);
    await page.close();
  });
});
