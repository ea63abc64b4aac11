import { describe, expect, test } from "bun:test";
import { type Files, judgePlanted, manifest } from "../planted-workspace.ts";

interface Planted {
  readonly when: string;
  readonly files: Files;
  readonly says: readonly string[];
}

const wrong: readonly Planted[] = [
  {
    when: "contracts imports anything but TypeBox",
    files: { "packages/contracts/src/a.ts": '\nimport type { z } from "zod";\n' },
    says: ["packages/contracts/src/a.ts:2 imports zod:", "schemas and nothing else", "allowed", "@sinclair/typebox"],
  },
  {
    when: "contracts imports core",
    files: { "packages/contracts/src/a.ts": 'export type A = import("@signed-s3/core").A;\n' },
    says: ["packages/contracts/src/a.ts:1 imports @signed-s3/core:"],
  },
  {
    when: "core imports the AWS SDK outside src/aws",
    files: { "packages/core/src/a.ts": 'import type { S3Client } from "@aws-sdk/client-s3";\n' },
    says: ["packages/core/src/a.ts:1 imports @aws-sdk/client-s3:", "root entry never loads the AWS SDK"],
  },
  {
    when: "core reaches into src/aws from outside",
    files: { "packages/core/src/a.ts": '\n\nexport { Client } from "./aws/index.ts";\n' },
    says: ["packages/core/src/a.ts:3 imports ./aws/index.ts:", "its own entry only"],
  },
  {
    when: "core imports itself by name, around the wall to src/aws",
    files: { "packages/core/src/a.ts": 'import "@signed-s3/core/aws";\n' },
    says: ["packages/core/src/a.ts:1 imports @signed-s3/core/aws:"],
  },
  {
    when: "core imports node:crypto outside sigv4",
    files: { "packages/core/src/command/a.ts": 'import { createHash } from "crypto";\n' },
    says: ["packages/core/src/command/a.ts:1 imports crypto:"],
  },
  {
    when: "core's sigv4 imports another module of the runtime",
    files: { "packages/core/src/sigv4/a.ts": 'import "node:fs";\nimport "bun";\n' },
    says: ["packages/core/src/sigv4/a.ts:1 imports node:fs:", "packages/core/src/sigv4/a.ts:2 imports bun:"],
  },
  {
    when: "core imports a module by a computed name",
    files: { "packages/core/src/a.ts": "await import(`./${1}.ts`);\n" },
    says: ["packages/core/src/a.ts:1 imports a computed name:"],
  },
  {
    when: "core's src leans on its tests",
    files: { "packages/core/src/a.ts": 'import "../test/sign.test.ts";\n' },
    says: ["packages/core/src/a.ts:1 imports ../test/sign.test.ts:"],
  },
  {
    when: "client imports core",
    files: { "packages/client/src/a.ts": 'import "@signed-s3/core/verifier";\n' },
    says: ["packages/client/src/a.ts:1 imports @signed-s3/core/verifier:"],
  },
  {
    when: "client's explain imports more of core than its verifier",
    files: { "packages/client/src/explain.ts": 'import "@signed-s3/core";\n' },
    says: ["packages/client/src/explain.ts:1 imports @signed-s3/core:", "@signed-s3/core/verifier"],
  },
  {
    when: "local-s3 imports the client",
    files: {
      "packages/local-s3/package.json": manifest({ name: "@signed-s3/local-s3" }),
      "packages/local-s3/src/a.ts": 'import "@signed-s3/client";\n',
    },
    says: ["packages/local-s3/src/a.ts:1 imports @signed-s3/client:"],
  },
  {
    when: "an app imports testkit outside its tests",
    files: { "apps/api/src/a.ts": 'require("@signed-s3/testkit");\n' },
    says: ["apps/api/src/a.ts:1 imports @signed-s3/testkit:", "tests and benchmarks"],
  },
  {
    when: "checks imports a package it judges",
    files: { "packages/checks/src/a.ts": 'import "@signed-s3/contracts";\n' },
    says: ["packages/checks/src/a.ts:1 imports @signed-s3/contracts:"],
  },
  {
    when: "a relative import leaves its package",
    files: {
      "apps/api/test/a.test.ts": 'import "../../../packages/core/src/index.ts";\n',
      "apps/api/test/b.test.ts": 'import "/etc/passwd";\n',
      "scripts/a.ts": 'import "../packages/core/src/index.ts";\n',
    },
    says: [
      "apps/api/test/a.test.ts:1 imports ../../../packages/core/src/index.ts:",
      "apps/api/test/b.test.ts:1 imports /etc/passwd:",
      "scripts/a.ts:1 imports ../packages/core/src/index.ts:",
      "by its name",
    ],
  },
  {
    when: "a module isn't declared in the package's own package.json",
    files: { "apps/api/src/a.ts": 'import "qs";\n' },
    says: ["apps/api/src/a.ts:1 imports qs:", "add qs to apps/api/package.json"],
  },
  {
    when: "src imports what only its tests declare",
    files: { "packages/client/package.json": manifest({ name: "c", devDependencies: { "@uppy/core": "1" } }) },
    says: ["packages/client/src/index.ts:2 imports @uppy/core:"],
  },
  {
    when: "a package has no row in the table",
    files: { "packages/new/package.json": manifest({ name: "new" }), "packages/new/src/index.ts": "\n" },
    says: ["packages/new/src/index.ts:1 has no row"],
  },
  {
    when: "a package.json points the wrong way before any import does",
    files: {
      "packages/testkit/package.json": manifest({
        name: "@signed-s3/testkit",
        dependencies: { "@signed-s3/api": "1" },
      }),
    },
    says: ["packages/testkit/package.json:4 depends on @signed-s3/api:", "@signed-s3/contracts"],
  },
  {
    when: "packages depend on each other in a circle",
    files: {
      "packages/testkit/package.json": manifest({
        name: "@signed-s3/testkit",
        devDependencies: { "@signed-s3/client": "1" },
      }),
    },
    says: [
      "packages/client/package.json:5 depends on @signed-s3/core: a cycle, " +
        "@signed-s3/client → @signed-s3/core → @signed-s3/testkit → @signed-s3/client",
    ],
  },
];

describe("dependencyDirection() does fail naming file and line", () => {
  test.each(wrong)("when $when", async ({ files, says }) => {
    const { exitCode, output } = await judgePlanted(files);
    for (const part of says) {
      expect(output).toContain(part);
    }
    expect(exitCode).toBe(1);
  });
});
