import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { chromiumFlags, ensureChromium } from "@signed-s3/testkit";
import { type BrowserContext, chromium, type Page } from "playwright-core";

/** A page in a Chromium of its own, with the client in it. */
export interface Browser extends AsyncDisposable {
  readonly context: BrowserContext;
  readonly page: Page;
  /** Where the page comes from, as CORS rules name it. */
  readonly origin: string;
  /** Calls a function of `page.ts` with what JSON can hold. It fails where that does not end within two minutes. */
  readonly call: (name: string, ...values: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>>;
  /** What the page has thrown that nobody caught, rejected promises among it. */
  readonly uncaught: readonly string[];
}

const endlessMs = 120_000;

/** Opens `page.ts`. */
export async function openBrowser(): Promise<Browser> {
  const entry = fileURLToPath(new URL("page.ts", import.meta.url));
  const { outputs } = await Bun.build({ entrypoints: [entry], target: "browser" });
  const script = await outputs[0]?.text();
  const pages = createServer((request, response) => {
    const isScript = request.url === "/page.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    if (request.url === "/sandboxed") response.setHeader("content-security-policy", "sandbox allow-scripts");
    if (isScript) response.setHeader("access-control-allow-origin", "*");
    response.end(
      isScript ? script : '<!doctype html><input type="file"><script type="module" src="/page.js"></script>',
    );
  });
  await new Promise<void>((resolve) => pages.listen(0, "127.0.0.1", resolve));
  const address = pages.address();
  const origin = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  const profile = await mkdtemp(join(tmpdir(), "client-chromium-"));
  const executablePath = await ensureChromium(console.log);
  const context = await chromium.launchPersistentContext(profile, { executablePath, args: [...chromiumFlags] });
  const page = await context.newPage();
  const uncaught: string[] = [];
  page.on("pageerror", (error) => uncaught.push(String(error)));
  await page.goto(origin);
  return {
    context,
    page,
    origin,
    uncaught,
    call(name, ...values) {
      let timer: ReturnType<typeof setTimeout>;
      const endless = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Error(`${name}() has not ended within two minutes`)), endlessMs);
      });
      const called = page.evaluate<Record<string, unknown>>(`${name}(...${JSON.stringify(values)})`);
      return Promise.race([called, endless]).finally(() => clearTimeout(timer));
    },
    async [Symbol.asyncDispose]() {
      await context.close();
      pages.close();
      await rm(profile, { recursive: true, force: true });
    },
  };
}
