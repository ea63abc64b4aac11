import { describe, expect, test } from "bun:test";
import { readDenoReport } from "../../src/deno-report.ts";

const report = `<?xml version="1.0"?><testsuites>
<testsuite name="./packages/a/test/one.test.ts"><testcase name="sign()"/><testcase name="a test at the top"/></testsuite>
<testsuite name="ext:deno_node/testing.ts">
<testcase name="sign() &gt; gives a &gt; b"/>
<testcase name="sign() &gt; deeper &gt; fails"><failure message="x"/></testcase>
<testcase name="sign() &gt; deeper"><failure message="1 test step failed"/></testcase>
</testsuite>
<testsuite name="./packages/a/test/two.test.ts"><testcase name="broken"><failure message="x"/></testcase></testsuite>
</testsuites>`;

describe("readDenoReport()", () => {
  test("counts tests and not what is around them, each in its file", () => {
    expect(readDenoReport(report).tests).toEqual([
      { file: "packages/a/test/one.test.ts", name: "a test at the top", outcome: "passed" },
      { file: "packages/a/test/two.test.ts", name: "broken", outcome: "failed" },
      { file: "packages/a/test/one.test.ts", name: "sign() > gives a > b", outcome: "passed" },
      { file: "packages/a/test/one.test.ts", name: "sign() > deeper > fails", outcome: "failed" },
    ]);
  });

  test("names the files in which something has passed", () => {
    expect([...readDenoReport(report).passedFiles]).toEqual(["packages/a/test/one.test.ts"]);
  });

  test("throws on half a report", () => {
    expect(() => readDenoReport("<testsuites><testsuite")).toThrow();
    expect(() => readDenoReport("")).toThrow();
  });
});
