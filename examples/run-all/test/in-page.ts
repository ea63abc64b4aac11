import type { BrowserContext, Page } from "playwright-core";

/**
 * Does something in a page of its own. Chromium gives up whatever it is about to send when any network of the machine changes, as
 * one does with each container that other tests start: then, and only then, it is done anew.
 *
 * @throws What the work throws.
 */
export async function inPageOf(
  browser: BrowserContext,
  url: string,
  work: (page: Page) => Promise<void>,
): Promise<void> {
  for (let isDone = false; !isDone; ) {
    await using page = await browser.newPage();
    // Before the test's own time is over, with which Bun would end the browser as well.
    page.setDefaultTimeout(60_000);
    const interrupted = new Promise<false>((resolve) => {
      page.on("requestfailed", (request) => {
        if (request.failure()?.errorText === "net::ERR_NETWORK_CHANGED") resolve(false);
      });
    });
    const visit = async (): Promise<true> => {
      await page.goto(url);
      await work(page);
      return true;
    };
    const outcome = visit().catch(async (error) => {
      // The request's own event may come after what it leads to.
      await Bun.sleep(100);
      throw error;
    });
    isDone = await Promise.race([outcome, interrupted]);
  }
}
