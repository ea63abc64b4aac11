import { readFile, writeFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { ensureRuntime } from "@signed-s3/testkit";
import { readDenoReport } from "./deno-report.ts";
import type { Suite } from "./suites.ts";
import type { RunReport, TestResult } from "./test-result.ts";

/** A runtime that tests are run on. */
export interface Runtime {
  readonly name: "deno" | "node-22" | "node-26" | "chromium";
  /** Which of a suite's files have to pass there. Default: all. */
  readonly runs?: (suite: Suite, file: string) => boolean;
  /** The command that runs test files and writes a report. */
  readonly command: (suite: Suite, files: readonly string[], report: string) => Promise<readonly string[]>;
  /** Reads that report. */
  readonly read: (report: string, root: string) => Promise<RunReport>;
}

const chromiumRunner = fileURLToPath(new URL("chromium/run.main.ts", import.meta.url));
const workspace = new URL("../../../", import.meta.url);
const nodeReporter = fileURLToPath(new URL("node-reporter.ts", import.meta.url));

const node = (name: "node-22" | "node-26"): Runtime => ({
  name,
  command: async (_, files, report) => [
    await ensureRuntime(name),
    "--test",
    // A process for each file would have to strip the types of all that it imports again: three quarters of the time.
    "--experimental-test-isolation=none",
    `--test-reporter=${nodeReporter}`,
    `--test-reporter-destination=${report}`,
    "--test-reporter=dot",
    "--test-reporter-destination=stdout",
    ...files,
  ],
  read: readLines,
});

/** Reads a test a line, its file named from whatever folder. */
async function readLines(report: string, root: string): Promise<RunReport> {
  const lines = (await readFile(report, "utf8")).split("\n").filter(Boolean);
  const tests = lines
    .map((line): TestResult => JSON.parse(line))
    .map((test) => ({ ...test, file: relative(root, resolve(root, test.file)).replaceAll("\\", "/") }));
  const passed = tests.filter(({ outcome }) => outcome === "passed");
  return { tests, passedFiles: new Set(passed.map(({ file }) => file)) };
}

/**
 * One module that imports all files: Deno would load what they share anew for each of them, three quarters of the time. Its
 * report names a test's own file nonetheless.
 */
async function moduleOf(files: readonly string[], path: string): Promise<string> {
  const imports = files.map((file) => `import ${JSON.stringify(new URL(file, workspace).href)};\n`);
  await writeFile(path, imports.join(""));
  return path;
}

const deno: Runtime = {
  name: "deno",
  command: async ({ permissions }, files, report) => [
    await ensureRuntime("deno"),
    "test",
    "--no-config",
    "--no-check",
    "--node-modules-dir=manual",
    "--reporter=dot",
    `--junit-path=${report}`,
    ...permissions,
    await moduleOf(files, `${report}.ts`),
  ],
  read: async (report) => readDenoReport(await readFile(report, "utf8")),
};

const chromium: Runtime = {
  name: "chromium",
  runs: ({ notInBrowsers }, file) => notInBrowsers !== null && !(file in notInBrowsers),
  command: async ({ notInBrowsers }, files, report) => [
    process.execPath,
    chromiumRunner,
    report,
    JSON.stringify(notInBrowsers),
    ...files,
  ],
  read: readLines,
};

export const runtimes: readonly Runtime[] = [chromium, deno, node("node-22"), node("node-26")];
