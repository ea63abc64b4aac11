import { describe, expect, test } from "bun:test";
import { type Files, judgePlanted, manifest } from "../planted-workspace.ts";

const wrong: readonly { readonly when: string; readonly files: Files; readonly says: string }[] = [
  {
    when: "an entry leads to no file",
    files: {
      "packages/testkit/package.json": manifest({
        name: "@signed-s3/testkit",
        exports: { ".": "./src/index.ts", "./gone": { default: "./src/gone.ts" } },
      }),
    },
    says: 'packages/testkit/package.json:6 exports "./gone" from ./src/gone.ts: ',
  },
  {
    when: "an index exports whatever there is",
    files: { "packages/testkit/src/index.ts": '\nexport * from "node:fs";\n' },
    says: "packages/testkit/src/index.ts:2 exports *: ",
  },
  {
    when: "an exported function has no docstring",
    files: { "packages/testkit/src/index.ts": "/** Not of f. */\nconst a = 1;\nexport function f() { return a; }\n" },
    says: "packages/testkit/src/index.ts:3 exports f without a docstring: ",
  },
  {
    when: "an exported class has an empty docstring",
    files: { "packages/testkit/src/index.ts": "/** */\nexport class Server {}\n" },
    says: "packages/testkit/src/index.ts:2 exports Server without a docstring: ",
  },
  {
    when: "an exported const function has a plain comment",
    files: { "packages/testkit/src/index.ts": "// Says much.\nexport const f = () => 1;\n" },
    says: "packages/testkit/src/index.ts:2 exports f without a docstring: ",
  },
  {
    when: "a function re-exported under another name has no docstring",
    files: {
      "packages/testkit/src/index.ts": 'import { f } from "./a.ts";\nexport { f as g };\n',
      "packages/testkit/src/a.ts": 'export { h as f } from "./b.ts";\n',
      "packages/testkit/src/b.ts": "\n\nfunction h() {}\nexport { h };\n",
    },
    says: "packages/testkit/src/b.ts:3 exports g without a docstring: ",
  },
  {
    when: "a function of core's root entry shows no example",
    files: { "packages/core/src/verifier.ts": "/** Verifies. */\nexport function verify() {}\n" },
    says: "packages/core/src/verifier.ts:2 exports verify without an @example: ",
  },
];

describe("main does fail naming file and line", () => {
  test.each(wrong)("when $when", async ({ files, says }) => {
    const { exitCode, output } = await judgePlanted(files);
    expect(output).toContain(says);
    expect(exitCode).toBe(1);
  });
});

test("docstrings() does tell a symbol once when two entries export it", async () => {
  const { output } = await judgePlanted({ "packages/core/src/verifier.ts": "export function verify() {}\n" });
  expect(output.match(/exports verify/g)).toHaveLength(1);
});
