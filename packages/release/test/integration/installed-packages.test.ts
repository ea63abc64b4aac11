import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printedOutput, readmeExamples, saidOutput } from "./examples.ts";
import { type Packed, type Published, pack, published } from "./packed.ts";
import { run } from "./run.ts";
import { commandOf, runtimes } from "./runtimes.ts";

setDefaultTimeout(240_000);

/** What each is tried by: the examples of its README, but for the client, whose examples want a service. */
const examples: Readonly<Record<Published, readonly string[]>> = {
  contracts: readmeExamples("contracts"),
  core: readmeExamples("core"),
  client: [await Bun.file(join(import.meta.dir, "consumers/client.ts")).text()],
  "local-s3": readmeExamples("local-s3"),
};

/** The packages of this workspace that each needs, which no registry has, and the SDK that one entry of core asks for. */
const besides: Readonly<Record<Published, readonly Published[]>> = {
  contracts: [],
  core: ["contracts"],
  client: ["contracts", "core", "local-s3"],
  "local-s3": ["contracts", "core"],
};
const olderTypeScript = Bun.resolveSync("typescript-5.9/bin/tsc", import.meta.dir);
const peers = ["@aws-sdk/client-s3", "@aws-sdk/credential-provider-node", "@aws-sdk/s3-presigned-post"];

let packed: Packed;
const folders: string[] = [];
beforeAll(async () => {
  packed = await pack();
});
afterAll(() => {
  packed.remove();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** An empty project that installs a package from its tarball, as it would from a registry. */
async function installed(name: Published): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), `signed-s3-installed-${name}-`));
  folders.push(folder);
  const tarballs = [...besides[name], name].map((each) => packed.tarballs[each]);
  await Bun.write(join(folder, "package.json"), JSON.stringify({ type: "module", private: true }));
  await Bun.write(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const others = ["@types/node@26.6.6", ...(name === "core" ? peers : [])];
  await run(
    ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--silent", ...tarballs, ...others],
    folder,
  );
  await Promise.all(examples[name].map((code, index) => Bun.write(join(folder, `example-${index}.ts`), code)));
  return folder;
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

const projects = new Map<Published, string>();
function project(name: Published): string {
  const folder = projects.get(name);
  if (folder === undefined) throw new Error(`${name} could not be installed`);
  return folder;
}

describe.each([...published])("%s, installed in an empty project", (name) => {
  test("satisfies the types of TypeScript 5.9 and 7, by either resolution", async () => {
    const folder = await installed(name);
    projects.set(name, folder);
    await run(["bun", olderTypeScript, "--project", "."], folder);
    await run(["tsc", "--project", ".", "--noEmit", "--module", "esnext", "--moduleResolution", "bundler"], folder);
  });

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
