import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { clearReports, readReports, testFiles } from "../../src/test-run/report-files.ts";
import { type TestTotals, testTotals } from "../../src/test-run/test-totals.ts";

// Real reports of real runs: what a runner writes, or leaves unwritten, is the very thing that is judged here.
const runs: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  good: { "a.test.ts": 'test("a", () => {});', "deep/b.test.ts": 'describe("b", () => { test("b", () => {}); });' },
  failing: { "a.test.ts": 'describe("a <&>", () => { test("breaks", () => { throw new Error("&#1; ]]>"); }); });' },
  skipping: { "a.test.ts": 'test("a", () => {});\ntest.skip("b", () => {});\ntest.todo("c");' },
  unloadable: { "a.test.ts": 'test("a", () => {});', "b.test.ts": 'import "./gone.ts";\ntest("b", () => {});' },
  exiting: { "a.test.ts": 'test("a", () => {});', "b.test.ts": 'test("b", () => process.exit(0));' },
};

let root = "";

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), "test-run-"));
  for (const [name, files] of Object.entries(runs)) {
    plant(`packages/${name}/package.json`, "{}");
    for (const [file, text] of Object.entries(files)) {
      plant(`packages/${name}/test/${file}`, `import { describe, test } from "bun:test";\n${text}\n`);
    }
  }
  clearReports(root);
  await Promise.all(Object.keys(runs).map(runTests));
});

afterAll(() => rmSync(root, { recursive: true }));

function plant(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

async function runTests(name: string): Promise<void> {
  const command = [process.execPath, "test", "--reporter=junit", "--reporter-outfile=reports/unit.xml"];
  await Bun.spawn(command, { cwd: join(root, "packages", name), stdio: ["ignore", "ignore", "ignore"] }).exited;
}

function totalsOf(name: string): TestTotals {
  const folder = `packages/${name}`;
  return testTotals(
    readReports(root).filter((report) => report.folder === folder),
    testFiles(root, "all").filter((path) => path.startsWith(`${folder}/`)),
  );
}

describe("testTotals()", () => {
  test("does count what passed when all is well", () => {
    expect(totalsOf("good")).toEqual({
      suites: [{ suite: "packages/good unit", passed: 2, failed: 0, skipped: 0 }],
      passed: 2,
      failed: 0,
      skipped: 0,
      failures: [],
    });
  });

  test("does name the failing test when one fails", () => {
    const { failed, failures } = totalsOf("failing");
    expect(failed).toBe(1);
    expect(failures).toEqual(["packages/failing unit: test/a.test.ts: a <&> › breaks"]);
  });

  test("does count skipped tests and those to do when there are any", () => {
    expect(totalsOf("skipping")).toMatchObject({ passed: 1, failed: 0, skipped: 2 });
  });

  test("does count a file as failed when it can't be loaded", () => {
    const { passed, failed, failures } = totalsOf("unloadable");
    expect([passed, failed]).toEqual([1, 1]);
    expect(failures).toEqual([expect.stringContaining("packages/unloadable/test/b.test.ts: in no report")]);
  });

  test("does count every file as failed when the process ends early and leaves no report", () => {
    const { suites, passed, failed } = totalsOf("exiting");
    expect([suites.length, passed, failed]).toEqual([0, 0, 2]);
  });

  test.each(["", "<testsuites><testsuite>", "<html/>", "not XML"])("does count the report %p as failed", (xml) => {
    const { suites, failed, failures } = testTotals([{ folder: "packages/a", name: "unit", xml }], []);
    expect(suites).toEqual([{ suite: "packages/a unit", passed: 0, failed: 1, skipped: 0 }]);
    expect(failed).toBe(1);
    expect(failures).toEqual([expect.stringContaining("packages/a unit: the report can't be read: ")]);
  });

  test("does count tests by themselves when a report's own sums differ", () => {
    const xml =
      '<testsuites failures="0"><testsuite file="test\\a.test.ts"><testcase name="a"><error/></testcase></testsuite></testsuites>';
    const totals = testTotals([{ folder: "packages/a", name: "unit", xml }], ["packages/a/test/a.test.ts"]);
    expect(totals).toMatchObject({ passed: 0, failed: 1, failures: ["packages/a unit: test/a.test.ts: a"] });
  });
});
