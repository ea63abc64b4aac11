import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** Paths from the workspace's root, with what stands in them. */
export type Files = Readonly<Record<string, string>>;

const workspaces = { "package.json": manifest({ name: "root", workspaces: ["packages/*", "apps/*"] }) };

/** A small workspace that keeps every rule and uses every kind of import that is allowed. */
const rightTree: Files = {
  ...workspaces,
  "scripts/test.ts": 'import "../packages/checks/src/main.ts";\nimport "node:path";\n',
  "packages/contracts/package.json": manifest({
    name: "@signed-s3/contracts",
    exports: { ".": "./src/index.ts" },
    dependencies: { "@sinclair/typebox": "1" },
    devDependencies: { "fast-check": "1" },
  }),
  "packages/contracts/src/index.ts":
    'export { policy } from "./policy.ts";\nexport type { Policy } from "./policy.ts";\n',
  "packages/contracts/src/policy.ts":
    'import { Type } from "@sinclair/typebox";\nexport const policy = Type.Object({});\nexport type Policy = object;\n',
  "packages/contracts/test/policy.test.ts": 'import "node:test";\nimport "fast-check";\nimport "../src/index.ts";\n',
  "packages/core/package.json": manifest({
    name: "@signed-s3/core",
    exports: { ".": "./src/index.ts", "./aws": "./src/aws/index.ts", "./verifier": { default: "./src/verifier.ts" } },
    dependencies: { "@signed-s3/contracts": "workspace:*" },
    peerDependencies: { "@aws-sdk/client-s3": "1" },
    devDependencies: { "@signed-s3/testkit": "workspace:*" },
  }),
  "packages/core/src/index.ts":
    'import { verify } from "./verifier.ts";\nexport { sign } from "./sigv4/sign.ts";\nexport { verify };\n',
  "packages/core/src/sigv4/sign.ts": `import { createHmac } from "node:crypto";
import type { Policy } from "@signed-s3/contracts";

/**
 * Signs.
 * @example
 * sign({}, new Date(0));
 */
export const sign = (policy: Policy, now: Date): string => createHmac("sha256", String(policy) + now.getTime()).digest("hex");
`,
  "packages/core/src/verifier.ts": `/**
 * Verifies.
 * @example
 * verify("");
 */
export function verify(text: string): boolean;
export function verify(text: string | number): boolean {
  return Number.isNaN(new Date(text).getTime()) || Math.abs(Date.UTC(2020, 1)) > 0;
}
`,
  "packages/core/src/aws/index.ts": `import { S3Client } from "@aws-sdk/client-s3";
import { sign } from "../sigv4/sign.ts";
/** The SDK's own client. */
export class Client extends S3Client {
  readonly at = [Date.now(), sign];
}
`,
  "packages/core/test/sign.test.ts":
    'import { test } from "bun:test";\nimport "@signed-s3/testkit";\nimport "../src/aws/index.ts";\nawait import(`${test}`);\n',
  "packages/client/package.json": manifest({
    name: "@signed-s3/client",
    dependencies: { "@signed-s3/contracts": "workspace:*", "@signed-s3/core": "workspace:*", "@uppy/core": "1" },
  }),
  "packages/client/src/index.ts": 'import "@signed-s3/contracts";\nimport "@uppy/core";\n',
  "packages/client/src/explain.ts": 'import "@signed-s3/core/verifier";\n',
  "packages/testkit/package.json": manifest({ name: "@signed-s3/testkit", exports: "./src/index.ts" }),
  "packages/testkit/src/index.ts": 'import "node:fs";\nimport "bun";\n',
  "packages/checks/package.json": manifest({ name: "@signed-s3/checks" }),
  "packages/checks/src/main.ts": 'import "node:fs";\n',
  "packages/bench/package.json": manifest({
    name: "@signed-s3/bench",
    dependencies: { "@signed-s3/testkit": "workspace:*" },
  }),
  "packages/bench/src/main.ts": 'import "@signed-s3/testkit";\n',
  "apps/api/package.json": manifest({
    name: "@signed-s3/api",
    dependencies: { "@signed-s3/core": "workspace:*", elysia: "1" },
    devDependencies: { "@signed-s3/testkit": "workspace:*" },
  }),
  "apps/api/src/main.ts": 'import "@signed-s3/core/aws";\nimport "elysia";\nimport "bun";\nimport "../package.json";\n',
  "apps/api/test/integration/upload.test.ts": 'import "@signed-s3/testkit";\n',
};

/** Writes the right tree, with these files put over it, into a folder of its own. */
function plantWorkspace(files: Files = {}): string {
  const root = mkdtempSync(join(tmpdir(), "planted-"));
  for (const [path, text] of Object.entries({ ...rightTree, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
}

/** Runs the rules on a planted workspace as a person would, then clears it away. */
export async function judgePlanted(files: Files = {}): Promise<{ exitCode: number; output: string }> {
  const root = plantWorkspace(files);
  const rules = join(import.meta.dir, "../src/main.ts");
  const run = Bun.spawn([process.execPath, rules], { cwd: root, stdout: "pipe", stderr: "pipe" });
  const [exitCode, violations, summary] = await Promise.all([
    run.exited,
    new Response(run.stderr).text(),
    new Response(run.stdout).text(),
  ]);
  rmSync(root, { recursive: true });
  return { exitCode, output: `${violations}${summary}` };
}

/** A package.json's text; the tests count on one line a member. */
export function manifest(content: object): string {
  return JSON.stringify(content, null, 2);
}
