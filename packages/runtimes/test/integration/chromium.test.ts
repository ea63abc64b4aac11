import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runSuite } from "../../src/run-suite.ts";
import { runtimes } from "../../src/runtimes.ts";
import type { TestResult } from "../../src/test-result.ts";

const imports = 'import assert from "node:assert/strict";\nimport { before, describe, it } from "node:test";\n';

const planted: Readonly<Record<string, string>> = {
  "failing.test.ts": `describe("sign()", () => {
    it("holds", () => assert.ok(true));
    it("is wrong in a browser", () => assert.deepEqual({ a: [1] }, { a: [2] }));
    it("is wrong later", async () => assert.rejects(Promise.resolve(1)));
  });`,
  "empty.test.ts": "export {};",
  "broken.test.ts": 'throw new Error("It does not load");',
  "hook.test.ts": 'before(() => assert.fail("no set-up")); it("is never reached", () => {});',
  "unnamed.test.ts": 'import { createServer } from "node:http"; it("starts a server", () => createServer());',
  "named.test.ts": 'it("could run", () => {});',
  "server.test.ts": 'import { createServer } from "node:http"; it("starts a server", () => createServer());',
  "browser.test.ts": `it("is in Chromium", () => assert.match(navigator.userAgent, /Chrome/));
    it("has neither a process nor Bun", () => assert.ok(!("process" in globalThis) && !("Bun" in globalThis)));`,
  "outside.test.ts": `import { counter, echo, platformOf, refuse } from "../set-up.ts";
    it("has what set-up gives at once", () => assert.deepEqual(echo({ a: [undefined, "\\u2603"] }), { a: [undefined, "\\u2603"] }));
    it("waits for what it gives later", async () => assert.equal(await platformOf("it is "), "it is ${process.platform}"));
    it("sets what set-up looks at", () => { counter.step = 2; counter.add(); assert.equal(counter.sum, 2); });
    it("calls back", async () => { const told = []; await counter.tell((sum) => told.push(sum)); assert.deepEqual(told, [2]); });
    it("throws what it throws", async () => { await assert.rejects(refuse(), /refused/); assert.throws(() => echo(), /nothing/); });`,
};
const setUp = `import { platform } from "node:os";
export const echo = (value?: unknown): unknown => { if (value === undefined) throw new Error("nothing"); return value; };
export const platformOf = async (words: string): Promise<string> => words + platform();
export const refuse = async (): Promise<never> => { throw new Error("refused"); };
export const counter = {
  sum: 0, step: 1, add() { this.sum += this.step; },
  async tell(to: (sum: number) => unknown) { await to(this.sum); },
};`;

let root: string;
let results: readonly TestResult[];
let output: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), "planted-tests-"));
  await mkdir(join(root, "test/unit"), { recursive: true });
  await writeFile(join(root, "test/set-up.ts"), setUp);
  await Promise.all(
    Object.entries(planted).map(([name, text]) => writeFile(join(root, "test/unit", name), imports + text)),
  );
  const chromium = runtimes.find(({ name }) => name === "chromium");
  if (!chromium) throw new Error("Chromium is no runtime");
  const notInBrowsers = Object.fromEntries(
    ["named", "server", "gone"].map((name) => [`test/unit/${name}.test.ts`, "so it is said"]),
  );
  const suite = { name: "planted", files: "test/unit/*.test.ts", permissions: [], notInBrowsers };
  ({ results, output } = await runSuite(chromium, suite, root));
}, 120_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const of = (name: string): string[] =>
  results
    .filter(({ file }) => file === `test/unit/${name}.test.ts`)
    .map(({ outcome, name: title }) => `${outcome}: ${title}`);
const silent = "failed: no test of this file has passed";

describe("runSuite() in Chromium", () => {
  test("runs tests in the browser, and not beside it", () => {
    expect(of("browser")).toEqual(["passed: is in Chromium", "passed: has neither a process nor Bun"]);
  });

  test("names a test that fails there, and tells why", () => {
    expect(of("failing")).toEqual([
      "passed: sign() > holds",
      "failed: sign() > is wrong in a browser",
      "failed: sign() > is wrong later",
    ]);
    expect(output).toContain("AssertionError");
  });

  test("fails for a file that has no test, doesn't load, or whose set-up fails", () => {
    expect(of("empty")).toEqual([silent]);
    expect(of("broken")).toEqual(["failed: did not run to its end", silent]);
    expect(output).toContain("It does not load");
    expect(of("hook")).toEqual(['failed: "before all" hook for "is never reached"', silent]);
  });

  test("fails for a file that needs a server and isn't named, one that is named and needs none, and one that is gone", () => {
    expect(of("unnamed")).toEqual([
      "failed: is for no browser, and isn't named: test/unit/unnamed.test.ts imports node:http",
      silent,
    ]);
    expect(of("named")).toEqual(["failed: is named as none for browsers, and needs nothing that they lack"]);
    expect(of("server")).toEqual([]);
    expect(of("gone")).toEqual(["failed: is named as none for browsers, and not there"]);
  });

  test("leaves set-up that needs a server outside, where tests reach it", () => {
    expect(of("outside").filter((line) => !line.startsWith("passed: "))).toEqual([]);
    expect(of("outside")).toHaveLength(5);
  });

  test("writes a report that fails as a whole", async () => {
    expect(results).toContainEqual({ file: "", name: "the run ended with code 1", outcome: "failed" });
    const report = await Bun.file(join(root, "packages/runtimes/reports/integration-chromium-planted.xml")).text();
    expect(report).toContain('name="sign() &gt; is wrong in a browser"><failure/>');
  });
});
