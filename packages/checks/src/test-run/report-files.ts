import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import type { TestReport } from "./test-totals.ts";

/** Folders of `test/` whose tests need a container engine. */
const needEngine: ReadonlySet<string> = new Set(["integration", "alone"]);
const folders = "{packages,apps,examples}/*";

/**
 * Clears away every report, so that only this run's are found after it; a task runner that has a result in its cache
 * puts the report back. A test runner writes its report into a folder that is there, so the folders are made.
 *
 * @param root The workspace's root.
 */
export function clearReports(root: string): void {
  for (const manifest of filesBelow(root, `${folders}/package.json`)) {
    const reports = join(root, manifest, "../reports");
    rmSync(reports, { recursive: true, force: true });
    mkdirSync(reports);
  }
}

/**
 * Reads every report that a run has left.
 *
 * @param root The workspace's root.
 * @returns The reports in the order of their paths.
 */
export function readReports(root: string): TestReport[] {
  return filesBelow(root, `${folders}/reports/*.xml`).map((path) => ({
    folder: path.split("/").slice(0, 2).join("/"),
    name: basename(path, ".xml"),
    xml: readFileSync(join(root, path), "utf8"),
  }));
}

/**
 * Lists the test files of all packages.
 *
 * @param root The workspace's root.
 * @param only `unit` leaves out what stands in a package's `test/integration` and `test/alone`.
 * @returns Their paths from the root.
 */
export function testFiles(root: string, only: "unit" | "all"): string[] {
  const files = filesBelow(root, `${folders}/test/**/*.test.{ts,tsx}`);
  return only === "all" ? files : files.filter((path) => !needEngine.has(path.split("/")[3] ?? ""));
}

function filesBelow(root: string, pattern: string): string[] {
  return [...new Bun.Glob(pattern).scanSync({ cwd: root })].map((path) => path.replaceAll("\\", "/")).toSorted();
}
