import { readJunitReport, type TestCase } from "./junit-report.ts";
import type { TestReport } from "./test-totals.ts";

const folder = "packages/runtimes";
const report = /^integration-(deno|node-\d+|chromium)-(.+)$/;
const everywhere = ["contracts", "core", "core-aws", "client", "local-s3"];

/** What has to be in the table: a runtime that has left no report shows as one on which nothing passed. */
const expected: Readonly<Record<string, readonly string[]>> = {
  bun: [...everywhere, "api"],
  deno: [...everywhere, "api"],
  "node-22": everywhere,
  "node-26": everywhere,
  chromium: ["contracts", "core", "client"],
};

/** How many tests have passed on which runtime. */
export interface RuntimeTable {
  /** Runtime by package, without a line break at its end. */
  readonly text: string;
  /** What is wrong with it, in words: where nothing has passed. */
  readonly problems: readonly string[];
}

/**
 * Says on which runtime which package's tests have passed. Bun has run them in the packages' own reports: of those, what
 * other runtimes have run as well is counted.
 *
 * @param reports Every report the run has left, whether it was written just now or came out of a cache.
 */
export function runtimeTable(reports: readonly TestReport[]): RuntimeTable {
  const runs = runsOf(reports);
  const passed = new Map<string, number>();
  for (const { runtime, suite, tests } of runs) {
    passed.set(`${runtime} ${suite}`, tests.filter(({ outcome }) => outcome === "passed").length);
  }
  for (const suite of everywhere) {
    const elsewhere = runs.filter((run) => run.suite === suite).flatMap(({ tests }) => tests);
    passed.set(`bun ${suite}`, passedOnBun(suite, new Set(elsewhere.map(({ file }) => file)), reports));
  }
  for (const runtime of ["Bun", "Deno"]) passed.set(`${runtime.toLowerCase()} api`, passedByService(runtime, reports));
  const cells = Object.entries(expected).flatMap(([runtime, suites]) => suites.map((suite) => `${runtime} ${suite}`));
  const columns = [...new Set(Object.values(expected).flat())];
  const rows = [
    ["runtime", ...columns],
    ...Object.entries(expected).map(([runtime, suites]) => [
      runtime,
      ...columns.map((suite) => (suites.includes(suite) ? String(passed.get(`${runtime} ${suite}`) ?? 0) : "")),
    ]),
  ];
  return {
    text: rows
      .map(([runtime = "", ...rest]) => runtime.padEnd(10) + rest.map((it) => it.padStart(11)).join(""))
      .join("\n"),
    problems: cells.filter((cell) => !passed.get(cell)).map((cell) => `Nothing has passed on this runtime: ${cell}.`),
  };
}

interface Run {
  readonly runtime: string;
  readonly suite: string;
  readonly tests: readonly TestCase[];
}

function runsOf(reports: readonly TestReport[]): Run[] {
  return reports.flatMap((it) => {
    const [, runtime, suite] = it.folder === folder ? (report.exec(it.name) ?? []) : [];
    return runtime && suite ? [{ runtime, suite, tests: testsOf(it) }] : [];
  });
}

function passedOnBun(suite: string, files: ReadonlySet<string>, reports: readonly TestReport[]): number {
  const own = `packages/${suite.replace(/-aws$/, "")}`;
  return reports
    .filter((it) => it.folder === own)
    .flatMap(testsOf)
    .filter(({ file, outcome }) => outcome === "passed" && files.has(`../../${own}/${file}`)).length;
}

/** The service's tests start it on either: their titles say on which. */
function passedByService(runtime: string, reports: readonly TestReport[]): number {
  const title = new RegExp(` on ${runtime}\\b`);
  return reports
    .filter((it) => it.folder === "apps/api")
    .flatMap(testsOf)
    .filter(({ name, outcome }) => outcome === "passed" && title.test(name)).length;
}

/** The tests of a report; of one that can't be read none, as the sum of all tests says so already. */
function testsOf({ xml }: TestReport): TestCase[] {
  try {
    return readJunitReport(xml);
  } catch {
    return [];
  }
}
