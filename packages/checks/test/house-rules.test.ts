import { expect, test } from "bun:test";
import { judgePlanted } from "./planted-workspace.ts";

test("main does exit 0 with one line when every rule is kept", async () => {
  const { exitCode, output } = await judgePlanted();
  expect(output).toMatch(/^House rules hold: 6 rules, 8 packages, 16 files\.\n$/);
  expect(exitCode).toBe(0);
});

test("main does name every violation in reading order when there are several", async () => {
  const { exitCode, output } = await judgePlanted({
    "packages/core/src/b.ts": 'import "elysia";\n\nfetch("");\n',
    "packages/contracts/src/a.ts": 'import "node:fs";\n',
  });
  const places = output.split("\n").map((line) => line.split(" ")[0]);
  expect(places.slice(0, 3)).toEqual([
    "packages/contracts/src/a.ts:1",
    "packages/core/src/b.ts:1",
    "packages/core/src/b.ts:3",
  ]);
  expect(output).toContain("House rules broken, 3 in all: ");
  expect(exitCode).toBe(1);
});

test("main does name file and line when a source doesn't parse", async () => {
  const { exitCode, output } = await judgePlanted({ "packages/core/src/torn.ts": "\nexport const = 1;\n" });
  expect(output).toContain("packages/core/src/torn.ts:2");
  expect(exitCode).toBe(1);
});

test("main does leave out a folder with a package.json of its own when it stands inside a package", async () => {
  const { exitCode, output } = await judgePlanted({
    "packages/core/peers/one/package.json": "{}",
    "packages/core/peers/one/server.mjs": 'import "fastify";\n',
    "packages/core/peers-of-ours.ts": 'import "fastify";\n',
  });
  expect(output).not.toContain("packages/core/peers/one");
  expect(output).toContain("packages/core/peers-of-ours.ts:1");
  expect(exitCode).toBe(1);
});
