import { afterAll, describe, expect, test } from "bun:test";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { run } from "./run.ts";

const workspace = resolve(import.meta.dir, "../../../..");
const copy = mkdtempSync(join(tmpdir(), "signed-s3-versions-"));
afterAll(() => rmSync(copy, { recursive: true }));

const changeset = '---\n"@signed-s3/contracts": minor\n---\n\nA refusal of a new kind has a code of its own\n';

async function copyManifests(): Promise<void> {
  const manifests = new Bun.Glob("{packages,apps,examples}/*/package.json").scanSync({ cwd: workspace });
  for (const manifest of ["package.json", "bun.lock", ".changeset/config.json", ...manifests]) {
    mkdirSync(join(copy, manifest, ".."), { recursive: true });
    cpSync(join(workspace, manifest), join(copy, manifest));
  }
  symlinkSync(join(workspace, "node_modules"), join(copy, "node_modules"));
  await Bun.write(join(copy, ".gitignore"), "node_modules\n");
  const author = ["-c", "user.name=a", "-c", "user.email=a@example.com"];
  await run(["git", "init", "--quiet", "--initial-branch=main"], copy);
  await run(["git", "add", "."], copy);
  await run(["git", ...author, "commit", "--quiet", "--message=all"], copy);
}

describe("release:version", () => {
  test("raises what a changeset names and what stands on it, and writes their changelogs", async () => {
    await copyManifests();
    const file = (path: string) => readFileSync(join(copy, "packages", path), "utf8");
    const versionOf = (name: string): string => JSON.parse(file(`${name}/package.json`)).version;
    const before = { contracts: versionOf("contracts"), core: versionOf("core"), checks: versionOf("checks") };
    await Bun.write(join(copy, ".changeset/a-new-code.md"), changeset);
    await run(["npm", "run", "--silent", "release:version"], copy);

    const [major, minor] = before.contracts.split(".").map(Number);
    expect(versionOf("contracts")).toBe(`${major}.${Number(minor) + 1}.0`);
    expect(file("contracts/CHANGELOG.md")).toContain("A refusal of a new kind has a code of its own");
    expect(versionOf("core")).not.toBe(before.core);
    expect(versionOf("checks")).toBe(before.checks);
  }, 60_000);
});
