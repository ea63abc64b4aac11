import { describe, expect, test } from "bun:test";
import { runtimeTable } from "../../src/test-run/runtime-table.ts";

const suites = ["contracts", "core", "core-aws", "client", "local-s3"];
const xml = (...files: readonly string[]): string =>
  `<testsuites><testsuite>${files.map((file) => `<testcase file="${file}" name="a"/>`).join("")}</testsuite></testsuites>`;
const inBrowsers = ["contracts", "core", "client"];
const ofRuntimes = ["deno", "node-22", "node-26", "chromium"].flatMap((runtime) =>
  (runtime === "chromium" ? inBrowsers : suites).map((suite) => ({
    folder: "packages/runtimes",
    name: `integration-${runtime}-${suite}`,
    xml: xml(`../../packages/${suite.replace("-aws", "")}/test/${suite}.test.ts`),
  })),
);
const ofBun = ["contracts", "core", "client", "local-s3"].map((name) => ({
  folder: `packages/${name}`,
  name: "unit",
  xml: xml(`test/${name}.test.ts`, `test/${name}-aws.test.ts`, "test/of-bun-alone.test.ts"),
}));
const ofService = {
  folder: "apps/api",
  name: "integration",
  xml: `<testsuites><testsuite>
    <testcase file="test/a.test.ts" classname="refusals on Bun" name="a"/>
    <testcase file="test/a.test.ts" classname="refusals on Deno" name="a"/>
    <testcase file="test/a.test.ts" classname="refusals on Deno" name="b"/>
    <testcase file="test/a.test.ts" classname="refusals on Deno" name="c"><failure/></testcase>
    <testcase file="test/a.test.ts" classname="refusals" name="on Bundles"/>
  </testsuite></testsuites>`,
};
const all = [...ofBun, ...ofRuntimes, ofService];

describe("runtimeTable()", () => {
  test("has a number for each runtime and package, of Bun's tests only those that others have run", () => {
    const { text, problems } = runtimeTable(all);
    expect(problems).toEqual([]);
    const cells = text.split("\n").map((line) => [line.slice(0, 10), ...(line.slice(10).match(/.{11}/g) ?? [])]);
    expect(cells.map((row) => row.map((cell) => cell.trim()))).toEqual([
      ["runtime", ...suites, "api"],
      ["bun", "1", "1", "1", "1", "1", "1"],
      ["deno", "1", "1", "1", "1", "1", "2"],
      ["node-22", "1", "1", "1", "1", "1", ""],
      ["node-26", "1", "1", "1", "1", "1", ""],
      ["chromium", "1", "1", "", "1", "", ""],
    ]);
  });

  test("says where a report is missing, empty or torn", () => {
    for (const runtime of ["node-22", "chromium"]) {
      for (const replacement of [[], [{ xml: xml() }], [{ xml: "<testsuites><testsuite" }]]) {
        const reports = all.flatMap((it) =>
          it.name === `integration-${runtime}-core` ? replacement.map((other) => ({ ...it, ...other })) : [it],
        );
        expect(runtimeTable(reports).problems).toEqual([`Nothing has passed on this runtime: ${runtime} core.`]);
      }
    }
    expect(runtimeTable(all.filter((it) => it !== ofService)).problems).toEqual([
      "Nothing has passed on this runtime: bun api.",
      "Nothing has passed on this runtime: deno api.",
    ]);
  });
});
