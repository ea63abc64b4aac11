import { chromiumFlags, ensureChromium } from "@signed-s3/testkit";
import { type Browser, chromium, type Page } from "playwright-core";

/** A Chromium, and what its pages have done that they should not have. */
export interface Watched extends AsyncDisposable {
  readonly browser: Browser;
  /** Opens a page; what it does wrong is kept. */
  readonly open: (url: string, options?: Parameters<Browser["newPage"]>[0]) => Promise<Page>;
  /** Console errors, uncaught errors, and breaches of the Content-Security-Policy, a line each. */
  readonly complaints: string[];
  /** The origins that were asked for anything. */
  readonly origins: Set<string>;
}

/** Starts a Chromium. */
export async function watchedBrowser(): Promise<Watched> {
  const browser = await chromium.launch({
    executablePath: await ensureChromium(console.log),
    args: [...chromiumFlags],
  });
  const complaints: string[] = [];
  const origins = new Set<string>();
  return {
    browser,
    complaints,
    origins,
    async open(url, options) {
      const page = await browser.newPage(options);
      page.setDefaultTimeout(60_000);
      page.on("request", (request) => {
        const { protocol, origin } = new URL(request.url());
        if (/^https?:$/.test(protocol)) origins.add(origin);
      });
      page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
      page.on("console", (message) => {
        // A refusal that was asked for is told here as well, by the browser itself.
        const isStatus = /^Failed to load resource: the server responded with a status of 4/.test(message.text());
        if (["error", "warning"].includes(message.type()) && !isStatus) complaints.push(message.text());
      });
      await page.addInitScript(() => {
        document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) =>
          console.error(`CSP: ${violatedDirective} of ${blockedURI} in ${sourceFile}`),
        );
      });
      await page.goto(url);
      await page.getByRole("heading", { name: "Try an upload" }).waitFor();
      await page.locator(".uppy-Dashboard-AddFiles-title").waitFor();
      return page;
    },
    [Symbol.asyncDispose]: () => browser.close(),
  };
}
