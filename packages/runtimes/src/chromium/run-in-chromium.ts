import { chromiumFlags, ensureChromium } from "@signed-s3/testkit";
import { chromium, type Page } from "playwright-core";
import type { TestResult } from "../test-result.ts";
import { bundleForPage } from "./bundle-for-page.ts";
import { servePage } from "./serve-page.ts";

const fileLimitMs = 240_000;

/** What the tests of a file are run with. */
export interface RunInChromiumOptions {
  /** The workspace's root. */
  readonly root: string;
  /** The files that are named as none for browsers, each with its reason: they are held to that. */
  readonly apart?: Readonly<Record<string, string>>;
  /** Told of what tests print, and why they fail. */
  readonly print: (line: string) => void;
}

/**
 * Runs test files in a Chromium of its own, one after another in one tab: each has a page of its own all the same.
 *
 * @param files Their paths from the workspace's root.
 * @returns The tests of all files; a file that can't be run there and isn't named as such, and one that is named and could
 * be, are failures.
 * @throws {SetUpError} There is no Chromium and none can be installed.
 */
export async function runInChromium(
  files: readonly string[],
  { root, apart = {}, print }: RunInChromiumOptions,
): Promise<TestResult[]> {
  const executablePath = await ensureChromium(print);
  // Tests of what is answered have to see the answer. CORS has tests of its own, with the client in a page as others have it.
  await using browser = await chromium.launch({ executablePath, args: [...chromiumFlags, "--disable-web-security"] });
  await using page = await browser.newPage();
  page.on("console", (message) => {
    // Of each request that fails Chromium has something to say, and most tests want some to.
    if (!message.text().startsWith("Failed to load resource")) print(message.text());
  });
  const results: TestResult[] = [];
  for (const file of files) {
    const failed = (name: string): TestResult => ({ file, name, outcome: "failed" });
    const bundle = await bundleForPage(file, root);
    const reason = apart[file];
    if ("needs" in bundle) {
      if (reason === undefined) results.push(failed(`is for no browser, and isn't named: ${bundle.needs.join(", ")}`));
      else print(`${file} is not for browsers: ${reason} (${bundle.needs.join(", ")})`);
    } else if (reason === undefined) {
      const tests = await testsOf(bundle.script, page, root).catch((error) => {
        print(`${file}: ${error instanceof Error ? error.stack : error}`);
        return [{ name: "did not run to its end", outcome: "failed" as const }];
      });
      results.push(...tests.map((test) => ({ file, ...test })));
    } else results.push(failed("is named as none for browsers, and needs nothing that they lack"));
  }
  const missing = Object.keys(apart).filter((file) => !files.includes(file));
  return [
    ...results,
    ...missing.map((file) => ({
      file,
      name: "is named as none for browsers, and not there",
      outcome: "failed" as const,
    })),
  ];
}

type Outcome = Omit<TestResult, "file">;

async function testsOf(script: string, page: Page, root: string): Promise<Outcome[]> {
  await using served = servePage(script, root, (number, values) =>
    page.evaluate(([given, text]) => Reflect.apply(Reflect.get(globalThis, "callFromOutside"), null, [given, text]), [
      number,
      values,
    ] as const),
  );
  await page.goto(served.url);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const endless = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not ended within ${fileLimitMs / 1000} s`)), fileLimitMs);
  });
  return await Promise.race([page.evaluate(runMocha), endless]).finally(() => clearTimeout(timer));
}

/** Runs in the page, where Mocha is, and gives what JSON can hold. */
async function runMocha(): Promise<Outcome[]> {
  interface Test {
    readonly titlePath: () => string[];
  }
  interface Run {
    on(event: "pass" | "pending", told: (test: Test) => void): Run;
    on(event: "fail", told: (test: Test, error: Error) => void): Run;
    on(event: "end", told: () => void): Run;
  }
  await Reflect.get(globalThis, "testsLoaded");
  const results: Outcome[] = [];
  const told =
    (outcome: Outcome["outcome"]) =>
    (test: Test, error?: Error): void => {
      const name = test.titlePath().join(" > ");
      results.push({ name, outcome });
      if (error) console.log(`${name}\n${error.stack ?? error}`);
    };
  const run: Run = Reflect.get(globalThis, "mocha").run();
  return new Promise((resolve) => {
    run
      .on("pass", told("passed"))
      .on("pending", told("skipped"))
      .on("fail", told("failed"))
      .on("end", () => resolve(results));
  });
}
