import { XMLParser } from "fast-xml-parser";
import type { RunReport, TestResult } from "./test-result.ts";

interface Case {
  readonly name: string;
  readonly failure?: unknown;
  readonly error?: unknown;
  readonly skipped?: unknown;
}

interface Report {
  readonly testsuites?: {
    readonly testsuite?: readonly { readonly name: string; readonly testcase?: readonly Case[] }[];
  };
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  isArray: (name) => name === "testsuite" || name === "testcase",
});

/**
 * Reads the JUnit report that `deno test` writes of tests by `node:test`. It has a suite for each file, in which stand what
 * the file has at its top, and one suite for all that is deeper, whose names are paths: `describe > it`. What has something
 * below itself is no test.
 *
 * @param xml The report's text.
 * @returns The tests, of which one whose top stands in two files is told of the first; and the files in which something passed.
 * @throws {Error} The text isn't a whole report.
 */
export function readDenoReport(xml: string): RunReport {
  const { testsuites }: Report = parser.parse(xml, true);
  if (testsuites === undefined) throw new Error("no <testsuites> in it");
  const fileOfTop = new Map<string, string>();
  const deeper: Case[] = [];
  for (const { name, testcase = [] } of testsuites.testsuite ?? []) {
    if (!name.startsWith("./")) deeper.push(...testcase);
    else for (const top of testcase) if (!fileOfTop.has(top.name)) fileOfTop.set(top.name, name.slice(2));
  }
  const parents = new Set(deeper.flatMap(({ name }) => pathsAbove(name)));
  const tops = (testsuites.testsuite ?? []).filter(({ name }) => name.startsWith("./"));
  const tests = [
    ...tops.flatMap(({ name: file, testcase = [] }) =>
      testcase.filter(({ name }) => !parents.has(name)).map((it) => resultOf(it, file.slice(2))),
    ),
    ...deeper
      .filter(({ name }) => !parents.has(name))
      .map((it) =>
        resultOf(
          it,
          pathsAbove(it.name)
            .map((top) => fileOfTop.get(top))
            .find(Boolean) ?? "",
        ),
      ),
  ];
  const passed = tops.filter(({ testcase = [] }) => testcase.some((it) => resultOf(it, "").outcome === "passed"));
  return { tests, passedFiles: new Set(passed.map(({ name }) => name.slice(2))) };
}

/** `a > b` and `a` for `a > b > c`: a title may have the sign in itself, and so each is tried. */
function pathsAbove(name: string): string[] {
  const parts = name.split(" > ");
  return parts.slice(1).map((_, index) => parts.slice(0, index + 1).join(" > "));
}

function resultOf({ name, failure, error, skipped }: Case, file: string): TestResult {
  const outcome =
    failure !== undefined || error !== undefined ? "failed" : skipped === undefined ? "passed" : "skipped";
  return { file, name, outcome };
}
