import { mkdir, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { watchedBrowser } from "../test/browser.ts";
import { cardIn, choose, drop, fileOf, pressUpload } from "../test/page-under-test.ts";
import { startService } from "../test/service.ts";
import { landscape } from "./landscape.ts";

/** Makes the pictures of the page that the README shows: `npm run docs:screenshots`. */

const folder = join(import.meta.dir, "../../../docs/images");
await mkdir(folder, { recursive: true });
await using service = await startService({ UPLOAD_MAX_BYTES: String(100 * 1024 ** 2) });
await using watched = await watchedBrowser();

const files = async (page: Page) => [
  { name: "fjord.png", mimeType: "image/png", buffer: await landscape(page, 200) },
  { name: "dunes.png", mimeType: "image/png", buffer: await landscape(page, 30) },
  { ...fileOf(412_000, "minutes.pdf", "application/pdf") },
];

async function picture(name: string, options: Parameters<typeof watched.open>[1], act: (page: Page) => Promise<void>) {
  const page = await watched.open(service.url, { reducedMotion: "reduce", ...options });
  await act(page);
  const path = join(folder, `upload-page-${name}.png`);
  await page.evaluate("scrollTo(0, 0); document.activeElement?.blur()");
  await page.screenshot({ path });
  console.log(`${path} ${Math.round((await stat(path)).size / 1000)} KB`);
  await page.close();
}

async function uploaded(page: Page): Promise<void> {
  await choose(page, ...(await files(page)));
  await page.locator(".uppy-Dashboard-Item-previewImg >> nth=1").waitFor();
  await pressUpload(page);
  for (const name of ["fjord.png", "dunes.png", "minutes.pdf"]) await cardIn(page, name, "uploaded");
  await page.getByText("Upload complete", { exact: true }).first().waitFor();
}

await picture("light", { viewport: { width: 1280, height: 960 } }, uploaded);
await picture("dark", { viewport: { width: 1280, height: 960 }, colorScheme: "dark" }, uploaded);
await picture("phone", { viewport: { width: 390, height: 960 }, deviceScaleFactor: 1.5 }, uploaded);
await picture("refusal", { viewport: { width: 1280, height: 960 } }, async (page) => {
  await page.locator('[data-member="content_type"] input[type=checkbox]').uncheck();
  await page.locator("#member-content_type").fill("image/*");
  await page.locator("#member-content_length_range-0").fill("1");
  await page.locator("#member-content_length_range-1").fill("200000");
  await drop(page, ...(await files(page)).slice(1));
  await page.locator(".uppy-Dashboard-Item-previewImg").first().waitFor();
  await pressUpload(page);
  await cardIn(page, "minutes.pdf", "refused");
  await cardIn(page, "dunes.png", "uploaded");
});
