import { describe, expect, test } from "bun:test";
import { corePurity } from "../../src/purity/core-purity.ts";
import { parseSourceFile } from "../../src/workspace/source-file.ts";
import { judgePlanted } from "../planted-workspace.ts";

/** What the rule says of one statement in a file of core's. */
function judge(text: string, path = "packages/core/src/a.ts"): string[] {
  const sources = [parseSourceFile(path, text)];
  const owner = { name: "core", folder: "packages/core", manifest: {}, manifestText: "{}", sources };
  return corePurity({ packages: [owner], exists: () => true }).map(({ says }) => says);
}

const impure: readonly (readonly [code: string, read: string])[] = [
  ["Date.now();", "the clock (Date.now)"],
  ["new Date();", "the clock (new Date())"],
  ["Date();", "the clock (Date())"],
  ["const { now } = Date;", "the clock (Date)"],
  ["const clock = { now: Date.now };", "the clock (Date.now)"],
  ["(Date as any).now();", "the clock (Date.now)"],
  ['Date["now"]();', "the clock (Date.now)"],
  ["performance.now();", "the clock (performance.now)"],
  ["process.env;", "the environment (process.env)"],
  ["const { env } = process;", "the environment (process)"],
  ["globalThis?.process?.env;", "the environment (process.env)"],
  ["Bun.env;", "the environment (Bun.env)"],
  ["(globalThis as Runtime).Bun?.env;", "the environment (Bun.env)"],
  ["(<Runtime>globalThis).Bun!.CryptoHasher;", "the environment (Bun.CryptoHasher)"],
  ["const { Bun: runtime } = globalThis as Runtime;", "the environment (globalThis)"],
  ["(globalThis satisfies Runtime)[name];", "the environment (globalThis)"],
  ["Deno.env;", "the environment (Deno.env)"],
  ["import.meta.url;", "the environment (import.meta)"],
  ['await fetch("x");', "the network (fetch)"],
  ["const send = globalThis.fetch;", "the network (fetch)"],
  ["export const f = (get = fetch) => get;", "the network (fetch)"],
  ["crypto.randomUUID();", "randomness (crypto.randomUUID)"],
  ["crypto.getRandomValues(a);", "randomness (crypto.getRandomValues)"],
  ['import { randomBytes as hash } from "node:crypto";', "randomness (crypto.randomBytes)"],
  ['import * as c from "node:crypto";\nc.randomUUID();', "randomness (crypto.randomUUID)"],
  ["Math.random();", "randomness (Math.random)"],
  ["setTimeout(f, 1);", "a timer (setTimeout)"],
  ["setInterval(f, 1);", "a timer (setInterval)"],
];

const pure: readonly string[] = [
  "new Date(0); Date.UTC(1); Date.parse(a); a instanceof Date;",
  "const now: Date = options.now(); type T = typeof process; interface Fetch { fetch: typeof fetch }",
  "options.fetch(); options.process.env; const o = { process: 1, performance: 2 }; class C { fetch() {} }",
  "Math.floor(1); crypto.subtle;",
  'import { createHmac } from "node:crypto"; createHmac("sha256", key);',
  "// Date.now()\nconst text = 'Date.now()';",
];

describe("corePurity() does name what is read", () => {
  test.each(impure)("when the code is %s", (code, read) => {
    expect(judge(code)).toEqual([expect.stringContaining(`reads ${read}: `)]);
  });
});

describe("corePurity() does find nothing", () => {
  test.each(pure)("when the code is %s", (code) => {
    expect(judge(code)).toEqual([]);
  });

  test("when an exception is used in its file, and there alone", () => {
    const code = "const Hasher = (globalThis as Runtime).Bun?.CryptoHasher;";
    expect(judge(code, "packages/core/src/sigv4/signature-by-key.ts")).toEqual([]);
    expect(judge(code, "packages/core/src/sigv4/signature.ts")).toHaveLength(1);
    expect(judge("Bun.CryptoHasher; Bun.env;", "packages/core/src/sigv4/signature-by-key.ts")).toEqual([
      expect.stringContaining("reads the environment (Bun.env): "),
    ]);
  });

  test.each(["packages/core/src/aws/a.ts", "packages/core/test/a.test.ts", "packages/client/src/a.ts"])(
    "when the file is %s",
    (path) => {
      expect(judge("Date.now();", path)).toEqual([]);
    },
  );
});

test("main does fail naming file and line when contracts or core are impure", async () => {
  const { exitCode, output } = await judgePlanted({
    "packages/contracts/src/a.ts": "\nexport const at = Date.now();\n",
    "packages/core/src/sigv4/a.ts": "\n\nexport const key = process.env;\n",
  });
  expect(output).toContain("packages/contracts/src/a.ts:2 reads the clock (Date.now): ");
  expect(output).toContain("packages/core/src/sigv4/a.ts:3 reads the environment (process.env): ");
  expect(exitCode).toBe(1);
});
