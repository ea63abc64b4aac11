import { describe, expect, it } from "bun:test";
import { billOfMaterials } from "../../scripts/cyclone-dx.ts";
import { type Lockfile, packagesOf, readLockfile } from "../../scripts/lockfile.ts";

const lockfile: Lockfile = {
  workspaces: {
    "apps/app": { name: "@us/app", version: "1.2.3" },
    "packages/part": { name: "@us/part" },
  },
  packages: {},
};
const ours = readLockfile(await Bun.file(new URL("../../../../bun.lock", import.meta.url)).text());

/** A lock file with these needs of the app, and these packages. */
const locked = (needs: object, packages: Lockfile["packages"]): Lockfile => ({
  workspaces: { ...lockfile.workspaces, "apps/app": { name: "@us/app", ...needs } },
  packages,
});
const idsOf = (given: Lockfile) => packagesOf(given, "apps/app").map(({ name, version }) => `${name}@${version}`);

describe("packagesOf()", () => {
  it("follows what packages need, takes each once, and leaves out what tests need", () => {
    const needs = { dependencies: { a: "1" }, devDependencies: { z: "1" } };
    const packages: Lockfile["packages"] = {
      a: ["a@1.0.0", "", { dependencies: { b: "1" } }],
      b: ["b@1.0.0", "", { dependencies: { a: "1" } }],
      z: ["z@1.0.0", "", {}],
    };
    expect(idsOf(locked(needs, packages))).toEqual(["a@1.0.0", "b@1.0.0"]);
  });

  it("takes the version that is installed for the package that needs it", () => {
    const needs = { dependencies: { "@s/a": "1", b: "1" } };
    const packages: Lockfile["packages"] = {
      "@s/a": ["@s/a@1.0.0", "", { dependencies: { b: "2", c: "1" } }],
      "@s/a/b": ["b@2.0.0", "", {}],
      b: ["b@1.0.0", "", {}],
      c: ["c@1.0.0", "", {}],
    };
    expect(idsOf(locked(needs, packages))).toEqual(["@s/a@1.0.0", "b@1.0.0", "b@2.0.0", "c@1.0.0"]);
  });

  it("looks through packages of the workspace, and leaves out peers that may be missing", () => {
    const needs = { dependencies: { "@us/part": "workspace:*" } };
    const packages: Lockfile["packages"] = {
      "@us/part": ["@us/part@workspace:packages/part"],
      a: ["a@1.0.0", "", { peerDependencies: { b: "1", c: "1" }, optionalPeers: ["c"] }],
      b: ["b@1.0.0", "", {}],
      c: ["c@1.0.0", "", {}],
    };
    const { workspaces, ...rest } = locked(needs, packages);
    const part = { name: "@us/part", dependencies: { a: "1" } };
    expect(idsOf({ ...rest, workspaces: { ...workspaces, "packages/part": part } })).toEqual(["a@1.0.0", "b@1.0.0"]);
  });

  it("throws when the lock file lacks a package that is needed", () => {
    expect(() => idsOf(locked({ dependencies: { a: "1" } }, {}))).toThrow("bun.lock has no a");
  });
});

describe("billOfMaterials()", () => {
  const bill = JSON.stringify(billOfMaterials(ours, "apps/api", "1.2.3"));

  it("names the runtime and what the service imports, by package URL", () => {
    for (const purl of ["pkg:github/oven-sh/bun@bun-v1.2.3", "pkg:npm/elysia@", "pkg:npm/%40aws-sdk/client-s3@"]) {
      expect(bill).toContain(`"purl":"${purl}`);
    }
  });

  it("leaves out packages of the workspace, and what only tests and builds need", () => {
    for (const name of ["@signed-s3/core", "testcontainers", "fast-check", "typescript"]) {
      expect(bill).not.toContain(`"name":"${name}"`);
    }
  });

  it("has a SHA-512 of every package", () => {
    const [, ...libraries] = JSON.parse(bill).components;
    for (const { hashes } of libraries) expect(hashes[0].content).toMatch(/^[0-9a-f]{128}$/);
  });
});
