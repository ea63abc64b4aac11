import { fileURLToPath } from "node:url";
import { runSuite } from "./run-suite.ts";
import { runtimes } from "./runtimes.ts";
import { suites } from "./suites.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));
const only = process.argv.slice(2);
const runs = runtimes
  .flatMap((runtime) => suites.map((suite) => ({ runtime, suite, title: `${runtime.name} ${suite.name}` })))
  .filter(({ runtime, suite }) => runtime.name !== "chromium" || suite.notInBrowsers !== null)
  .filter(({ title }) => only.every((word) => title.split(" ").includes(word)));

/** One after another: two of these, and the machine has enough to do. */
async function work(): Promise<void> {
  for (let run = runs.shift(); run; run = runs.shift()) {
    const startedAt = performance.now();
    const { results, output } = await runSuite(run.runtime, run.suite, root);
    const failed = results.filter(({ outcome }) => outcome === "failed");
    const passed = results.filter(({ outcome }) => outcome === "passed").length;
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(`${run.title}: ${passed} passed, ${failed.length} failed, in ${seconds} s`);
    if (failed.length === 0) continue;
    process.exitCode = 1;
    console.log([...failed.map(({ file, name }) => `  ${file}: ${name}`), output.slice(-20_000)].join("\n"));
  }
}

await Promise.all([work(), work()]);
