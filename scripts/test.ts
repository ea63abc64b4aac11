import { delimiter, join } from "node:path";
import { clearReports, readReports, testFiles } from "../packages/checks/src/test-run/report-files.ts";
import { runtimeTable } from "../packages/checks/src/test-run/runtime-table.ts";
import { testSummary, whyRunFails } from "../packages/checks/src/test-run/test-summary.ts";
import { testTotals } from "../packages/checks/src/test-run/test-totals.ts";

const unitOnly = process.argv.includes("--unit");
const gate = ["lint", "house-rules", "links", "dead-code", "check", "check:scripts", "build"];
const tests = unitOnly ? ["test:unit"] : ["test:unit", "test:integration"];

const root = join(import.meta.dir, "..");
const programs = join(root, "node_modules/.bin");
// The tasks call their programs by name, as they can under npm, which puts this folder on the path as well.
process.env["PATH"] = [programs, process.env["PATH"]].join(delimiter);
// A test run is nobody else's business.
process.env["TURBO_TELEMETRY_DISABLED"] = "1";

clearReports(root);
const turbo = Bun.which("turbo", { PATH: programs }) ?? "turbo";
// Half as many again as there are cores: many tests wait more than they compute. With twice as many they would run into their own
// time limits while a container image is built beside them.
const options = ["--continue", "--output-logs=new-only", "--concurrency=150%"];
const runTasks = (...tasks: readonly string[]): Promise<number> =>
  Bun.spawn([turbo, "run", ...tasks, ...options], {
    cwd: root,
    env: process.env,
    stdio: ["ignore", "inherit", "inherit"],
  }).exited;
const codes = [await runTasks(...gate, ...tests)];
// After all others: what measures under load would spoil their time limits, and they its figures.
if (!unitOnly) codes.push(await runTasks("test:alone"));
const tasksFailed = codes.some((code) => code !== 0);

const reports = readReports(root);
const totals = testTotals(reports, testFiles(root, unitOnly ? "unit" : "all"));
const onRuntimes = unitOnly ? undefined : runtimeTable(reports);
const reasons = [
  ...whyRunFails(totals, { tasksFailed, ci: process.env["CI"] === "true" }),
  ...(onRuntimes?.problems ?? []),
];
console.log(["", ...(onRuntimes ? [onRuntimes.text, ""] : []), ...reasons, testSummary(totals)].join("\n"));
process.exitCode = reasons.length === 0 ? 0 : 1;
