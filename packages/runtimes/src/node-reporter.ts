// Node loads this file itself, and so it imports nothing but types: Node 22's own JUnit reporter names no files.
import type { TestEvent } from "node:test/reporters";
import type { TestResult } from "./test-result.ts";

/** Reports every test, not the suites around it, as a line of JSON; the file is named as Node names it. */
export default async function* nodeReporter(events: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  for await (const { type, data } of events) {
    if ((type !== "test:pass" && type !== "test:fail") || data.details.type === "suite") continue;
    const isSkipped = (data.skip ?? data.todo) !== undefined && data.skip !== false && data.todo !== false;
    const outcome = type === "test:fail" ? "failed" : isSkipped ? "skipped" : "passed";
    yield `${JSON.stringify({ file: data.file ?? "", name: data.name, outcome } satisfies TestResult)}\n`;
  }
}
