import { beforeAll, describe, expect, test } from "bun:test";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { problemAffectsResolutionKind } from "@arethetypeswrong/core/problems";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { publishedPackages } from "../../src/published-packages.ts";
import { packed, type Tarballs } from "./packed.ts";
import { run } from "./run.ts";

let tarballs: Tarballs;
beforeAll(async () => {
  tarballs = await packed();
});

describe.each([...publishedPackages])("the published %s", (name) => {
  const tarball = async () => new Uint8Array(await Bun.file(tarballs[name]).arrayBuffer());
  const entry = (path: string) => run(["tar", "-xzOf", tarballs[name], `package/${path}`], ".");

  test("is what publint asks for", async () => {
    const { buffer } = await tarball();
    const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true });
    expect(messages.map((message) => formatMessage(message, pkg))).toEqual([]);
  });

  test("resolves to its types wherever ECMAScript modules are imported", async () => {
    const checked = await checkPackage(createPackageFromTarballData(await tarball()));
    if (!checked.types) throw new Error("no types");
    const { problems, entrypoints } = checked;
    const problemsOf = (kind: "node16-esm" | "bundler") =>
      problems.filter((problem) => problemAffectsResolutionKind(problem, kind, checked));
    expect([...problemsOf("node16-esm"), ...problemsOf("bundler")]).toEqual([]);
    expect(Object.keys(entrypoints).length).toBeGreaterThan(0);
  });

  test("has JavaScript, declarations, readme and licence, and nothing of the checkout", async () => {
    const listed = (await run(["tar", "-tzf", tarballs[name]], ".")).trim().split("\n");
    const files = listed.map((file) => file.replace(/^package\//, ""));
    expect(files).toEqual(expect.arrayContaining(["package.json", "README.md", "LICENSE", "dist/index.js"]));
    expect(files.filter((file) => /(?<!\.d)\.ts$|^src|^test|node_modules/.test(file))).toEqual([]);
  });

  test("has a manifest of published versions and compiled files", async () => {
    const manifest = JSON.parse(await entry("package.json"));
    expect(manifest).toMatchObject({ type: "module", sideEffects: false, license: "MIT" });
    expect(manifest).not.toHaveProperty("scripts");
    expect(manifest).not.toHaveProperty("devDependencies");
    expect(JSON.stringify(manifest)).not.toMatch(/workspace:|\/src\//);
  });
});
