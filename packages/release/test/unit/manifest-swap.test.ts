import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { putPublishedManifest, restoreManifest } from "../../src/manifest-swap.ts";

const checkout = `${JSON.stringify({ name: "a", version: "0.1.0", exports: { ".": "./src/index.ts" }, scripts: {} })}\n`;
let folder: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "signed-s3-swap-"));
  await Bun.write(join(folder, "package.json"), checkout);
});
afterEach(() => rmSync(folder, { recursive: true }));
const manifest = () => Bun.file(join(folder, "package.json")).text();

describe("putPublishedManifest()", () => {
  test("puts the published manifest in place, until restoreManifest() puts back the bytes that were there", async () => {
    putPublishedManifest(folder);
    expect(JSON.parse(await manifest())).toEqual({
      name: "a",
      version: "0.1.0",
      exports: {
        ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
        "./package.json": "./package.json",
      },
    });
    restoreManifest(folder);
    expect(await manifest()).toBe(checkout);
    expect(readdirSync(folder)).toEqual(["package.json"]);
  });

  test("begins from the checkout's where an interrupted packing has left the published one", async () => {
    putPublishedManifest(folder);
    putPublishedManifest(folder);
    restoreManifest(folder);
    expect(await manifest()).toBe(checkout);
  });
});

describe("restoreManifest()", () => {
  test("leaves alone a manifest that is in its place", async () => {
    restoreManifest(folder);
    expect(await manifest()).toBe(checkout);
  });
});
