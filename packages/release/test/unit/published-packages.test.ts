import { describe, expect, test } from "bun:test";
import { join, resolve } from "node:path";
import { publishedPackages } from "../../src/published-packages.ts";
import { readManifest } from "../../src/read-manifest.ts";

const workspace = resolve(import.meta.dir, "../../../..");

describe("publishedPackages", () => {
  test("are all that aren't private", () => {
    const manifests = [...new Bun.Glob("packages/*/package.json").scanSync({ cwd: workspace })];
    const folders = manifests.map((file) => join(workspace, file, ".."));
    const names = folders
      .map(readManifest)
      .flatMap((manifest) => (manifest["private"] === true ? [] : [manifest.name]));
    expect(names.toSorted()).toEqual(publishedPackages.map((name) => `@signed-s3/${name}`).toSorted());
  });

  test("have those first that others depend on", () => {
    const before = new Set<string>();
    for (const folder of publishedPackages) {
      const { name, dependencies = {} } = readManifest(join(workspace, "packages", folder));
      const ours = Object.keys(dependencies).filter((dependency) => dependency.startsWith("@signed-s3/"));
      expect(ours.filter((dependency) => !before.has(dependency))).toEqual([]);
      before.add(name);
    }
  });
});
