import { join } from "node:path";
import { formatElapsed, SetUpError } from "@signed-s3/testkit";
import { readCommandLine, usage } from "./command-line.ts";
import { ensureWrk } from "./load/ensure-wrk.ts";
import { report } from "./report/report.ts";
import type { Results } from "./report/results.ts";
import { publish, writeReport } from "./report/write-report.ts";
import { run } from "./run.ts";
import { oneCoreEach } from "./servers/cores.ts";
import { repository } from "./servers/repository.ts";
import { withWorkplace } from "./workplace.ts";

const args = process.argv.slice(2);
if (args.includes("--help")) {
  console.log(usage);
  process.exit(0);
}
const startedAt = performance.now();
const progress = (line: string): void =>
  console.error(`${formatElapsed(performance.now() - startedAt).padStart(6)}  ${line}`);

try {
  const commandLine = readCommandLine(args);
  await ensureWrk(progress);
  const cores = oneCoreEach();
  const keep = (measured: Results): Promise<void> =>
    writeReport(measured, join(repository, "packages/bench/reports")).then(
      (files) => progress(`written to ${files.join(" and ")}`),
      ({ message }: Error) => {
        // What was measured is still to be printed.
        progress(`not written: ${message}`);
        process.exitCode = 1;
      },
    );
  const results = await withWorkplace(({ issuer, ...workplace }) =>
    run(commandLine, issuer, { ...workplace, cores, progress }, keep),
  );
  console.log(report(results));
  if (commandLine.publish) {
    await publish(results);
    progress("put into docs/performance.md and docs/performance.json");
  }
} catch (error) {
  if (!(error instanceof SetUpError || error instanceof TypeError || error instanceof RangeError)) throw error;
  console.error(`${error.message}\n\n${usage}`);
  process.exitCode = 1;
}
