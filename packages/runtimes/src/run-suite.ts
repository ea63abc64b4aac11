import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { junitOf } from "./junit.ts";
import type { Runtime } from "./runtimes.ts";
import { filesOf, type Suite } from "./suites.ts";
import type { RunReport, TestResult } from "./test-result.ts";

const limitMs = 600_000;

/**
 * Runs a suite on a runtime, and writes its report for the sum of all. What went wrong beside a test stands in it as a
 * failure: a run that crashes, a file of which no test passed.
 *
 * @param root The workspace's root.
 * @returns The results, and what the run wrote.
 */
export async function runSuite(
  runtime: Runtime,
  suite: Suite,
  root: string,
): Promise<{ readonly results: readonly TestResult[]; readonly output: string }> {
  const reports = join(root, "packages/runtimes/reports");
  await mkdir(reports, { recursive: true });
  const raw = join(reports, `${runtime.name}-${suite.name}.raw`);
  await rm(raw, { force: true });
  const files = filesOf(suite, root);
  const child = Bun.spawn([...(await runtime.command(suite, files, raw))], {
    cwd: root,
    // Random forms are searched on Bun; here a few show that the runtime makes no difference.
    env: { ...process.env, MATRIX_RUNS: "200", MEMORY_MIB: "256", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: limitMs,
  });
  const [stdout, stderr, code] = await Promise.all([
    new Response(child.stdout).text(),
    new Response(child.stderr).text(),
    child.exited,
  ]);
  const { tests, passedFiles } = await runtime.read(raw, root).catch(
    (error: unknown): RunReport => ({
      tests: [{ file: "", name: `left no report: ${error}`, outcome: "failed" }],
      passedFiles: new Set(),
    }),
  );
  const silent = files.filter((file) => !passedFiles.has(file) && (runtime.runs?.(suite, file) ?? true));
  const results: readonly TestResult[] = [
    ...tests,
    ...silent.map((file) => ({ file, name: "no test of this file has passed", outcome: "failed" as const })),
    ...(code === 0 ? [] : [{ file: "", name: `the run ended with code ${code}`, outcome: "failed" as const }]),
  ];
  await rm(raw, { force: true });
  await writeFile(join(reports, `integration-${runtime.name}-${suite.name}.xml`), junitOf(results));
  return { results, output: `${stdout}\n${stderr}` };
}
