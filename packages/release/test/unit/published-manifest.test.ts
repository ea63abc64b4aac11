import { describe, expect, test } from "bun:test";
import { publishedManifest } from "../../src/published-manifest.ts";

const versions = new Map([["@signed-s3/contracts", "0.3.1"]]);
const published = (manifest: object) =>
  publishedManifest({ name: "@signed-s3/a", version: "0.1.0", ...manifest }, (name) => versions.get(name));

describe("publishedManifest()", () => {
  test("exports what the compiler makes of the sources, types first", () => {
    const { exports } = published({ exports: { ".": "./src/index.ts", "./b": "./src/b/index.ts" } });
    expect(exports).toEqual({
      ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
      "./b": { types: "./dist/b/index.d.ts", default: "./dist/b/index.js" },
      "./package.json": "./package.json",
    });
    expect(Object.keys((exports as Record<string, object>)["."] ?? {})).toEqual(["types", "default"]);
  });

  test("keeps conditions and their order, files that are no sources, and what is not exported", () => {
    const { exports } = published({
      exports: { "./c": { browser: "./src/web.ts", default: "./src/any.ts" }, "./s/*": "./schemas/*", "./x": null },
    });
    expect(exports).toEqual({
      "./c": {
        browser: { types: "./dist/web.d.ts", default: "./dist/web.js" },
        default: { types: "./dist/any.d.ts", default: "./dist/any.js" },
      },
      "./s/*": "./schemas/*",
      "./x": null,
      "./package.json": "./package.json",
    });
  });

  test("packs the changelog as well", () => {
    expect(published({ files: ["dist"] })["files"]).toEqual(["dist", "CHANGELOG.md"]);
  });

  test("points programs to their JavaScript", () => {
    expect(published({ bin: { "a-program": "./src/main.ts" } })["bin"]).toEqual({ "a-program": "dist/main.js" });
  });

  test("replaces workspace: by a range of versions, and leaves others alone", () => {
    const dependencies = { "@signed-s3/contracts": "workspace:*", other: "1.2.3" };
    expect(published({ dependencies })["dependencies"]).toEqual({ "@signed-s3/contracts": "^0.3.1", other: "1.2.3" });
  });

  test("throws when a dependency of the workspace is not known", () => {
    expect(() => published({ dependencies: { nobody: "workspace:*" } })).toThrow(/nobody is no package/);
  });

  test("drops what only a checkout has a use for, and keeps the rest in its order", () => {
    const manifest = { scripts: { prepack: "x" }, license: "MIT", devDependencies: { a: "1" }, sideEffects: false };
    expect(Object.keys(published(manifest))).toEqual(["name", "version", "license", "sideEffects"]);
  });
});
