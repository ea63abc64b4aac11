import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type PublishedPackage, publishedPackages } from "../../src/published-packages.ts";
import { printedOutput, readmeExamples, saidOutput } from "./examples.ts";
import { packed, type Tarballs } from "./packed.ts";
import { run } from "./run.ts";
import { commandOf, runtimes } from "./runtimes.ts";

setDefaultTimeout(240_000);

/** What each is tried by: the examples of its README, but for the client, whose examples want a service. */
const examples: Readonly<Record<PublishedPackage, readonly string[]>> = {
  contracts: readmeExamples("contracts"),
  core: readmeExamples("core"),
  client: [await Bun.file(join(import.meta.dir, "consumers/client.ts")).text()],
  "local-s3": readmeExamples("local-s3"),
};

/** The packages of this workspace that each needs, which no registry has, and the SDK that one entry of core asks for. */
const besides: Readonly<Record<PublishedPackage, readonly PublishedPackage[]>> = {
  contracts: [],
  core: ["contracts"],
  client: ["contracts", "core", "local-s3"],
  "local-s3": ["contracts", "core"],
};
const olderTypeScript = Bun.resolveSync("typescript-5.9/bin/tsc", import.meta.dir);
// Those that the workspace has: of versions of today the registry may not have all parts yet.
const { devDependencies } = await Bun.file(join(import.meta.dir, "../../../core/package.json")).json();
const peers = Object.keys(devDependencies)
  .filter((name) => name.startsWith("@aws-sdk/"))
  .map((name) => `${name}@${devDependencies[name]}`);

const root = mkdtempSync(join(tmpdir(), "signed-s3-installed-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const project = (name: PublishedPackage): string => join(root, name);
const install = (folder: string, ...what: readonly string[]): Promise<string> =>
  run(
    ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--prefer-offline", "--silent", ...what],
    folder,
  );

/** An empty project that installs a package from its tarball, as it would from a registry. */
async function installPackage(name: PublishedPackage, tarballs: Tarballs): Promise<void> {
  const folder = project(name);
  await Bun.write(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  await Promise.all(examples[name].map((code, index) => Bun.write(join(folder, `example-${index}.ts`), code)));
  await install(folder, ...[...besides[name], name].map((each) => tarballs[each]), ...(name === "core" ? peers : []));
}

/** The strictest that a user may have: the declarations that are published are checked as well. */
const compilerOptions = {
  module: "nodenext",
  target: "es2024",
  lib: ["es2024", "dom"],
  types: ["node"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: false,
};

beforeAll(async () => {
  const tarballs = await packed();
  // Above the projects stands what compiles them together, and nothing that a package could find there by mistake.
  await Bun.write(join(root, "package.json"), JSON.stringify({ private: true }));
  await Bun.write(join(root, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*/*.ts"] }));
  await install(root, "@types/node@26.6.6");
  for (const name of publishedPackages) await installPackage(name, tarballs);
});

describe("the packages, each installed in an empty project", () => {
  test("satisfy the types of TypeScript 5.9 and 7, by either resolution", async () => {
    await run(["bun", olderTypeScript, "--project", "."], root);
    await run(["tsc", "--project", ".", "--noEmit", "--module", "esnext", "--moduleResolution", "bundler"], root);
  });
});

describe.each([...publishedPackages])("%s, installed in an empty project", (name) => {
  test.each([...runtimes])("does what its examples say on %s, in TypeScript and JavaScript", async (on) => {
    const command = await commandOf(on);
    expect(examples[name].length).toBeGreaterThan(0);
    for (const [index, code] of examples[name].entries()) {
      for (const extension of ["ts", "js"]) {
        const output = await run([...command, `example-${index}.${extension}`], project(name));
        expect(printedOutput(output)).toEqual(saidOutput(code));
      }
    }
  });
});

describe("core's entry on the AWS SDK", () => {
  test.each([...runtimes])("loads on %s", async (on) => {
    const code = `import { bucketUrl } from "@signed-s3/core/aws"; console.log(typeof bucketUrl);`;
    await Bun.write(join(project("core"), "aws.js"), code);
    expect(await run([...(await commandOf(on)), "aws.js"], project("core"))).toBe("function\n");
  });
});

describe("the client's program", () => {
  test("is on the path of the project that installs it", async () => {
    const node = await commandOf("Node 22");
    expect(await run([...node, "node_modules/.bin/signed-s3", "--help"], project("client"))).toContain("FILE");
  });
});
