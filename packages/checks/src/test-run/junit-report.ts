import { XMLParser } from "fast-xml-parser";

/** One test as a report tells it. */
export interface TestCase {
  /** The test's file as the runner names it: from its package's folder, with forward slashes. */
  readonly file: string;
  readonly name: string;
  readonly outcome: "passed" | "failed" | "skipped";
}

interface Case {
  readonly name?: string;
  readonly classname?: string;
  readonly file?: string;
  readonly failure?: unknown;
  readonly error?: unknown;
  readonly skipped?: unknown;
}

interface Suite {
  readonly file?: string;
  readonly testsuite?: readonly Suite[];
  readonly testcase?: readonly Case[];
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  parseAttributeValue: false,
  isArray: (name) => name === "testsuite" || name === "testcase",
});

/**
 * Reads a JUnit report. The tests are counted one by one: the sums a runner writes into a suite's attributes are not
 * looked at. What is still to do counts as skipped.
 *
 * @param xml The report's text.
 * @returns The tests in the order of the report.
 * @throws {Error} The text isn't a whole JUnit report.
 */
export function readJunitReport(xml: string): TestCase[] {
  const { testsuites }: { testsuites?: Suite | "" } = parser.parse(xml, true);
  if (testsuites === undefined) {
    throw new Error("no <testsuites> in it");
  }
  return testsuites === "" ? [] : casesIn(testsuites);
}

function casesIn(suite: Suite): TestCase[] {
  const cases = (suite.testcase ?? []).map((it) => ({
    file: (it.file ?? suite.file ?? "").replaceAll("\\", "/"),
    name: [it.classname, it.name].filter(Boolean).join(" › "),
    outcome: outcomeOf(it),
  }));
  return [...cases, ...(suite.testsuite ?? []).flatMap(casesIn)];
}

function outcomeOf({ failure, error, skipped }: Case): TestCase["outcome"] {
  if (failure !== undefined || error !== undefined) {
    return "failed";
  }
  return skipped === undefined ? "passed" : "skipped";
}
