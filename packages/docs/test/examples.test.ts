import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { publicEntries } from "../../checks/src/surface/public-entries.ts";
import { parseSourceFile } from "../../checks/src/workspace/source-file.ts";
import { readWorkspace } from "../../checks/src/workspace/workspace.ts";
import { type ModuleNames, moduleOf } from "../src/examples/example-module.ts";
import { codeLeftOut, type Example, examplesIn } from "../src/examples/find-examples.ts";
import { namesUsed } from "../src/examples/names-used.ts";
import { withClaims } from "../src/examples/told-value.ts";

const root = resolve(import.meta.dir, "../../..");
// Below the package, so that the examples find the packages that they import.
const folder = await mkdtemp(resolve(import.meta.dir, "../.examples-"));
const elsewhere = await mkdtemp(join(tmpdir(), "examples-"));
const context = "../test/examples/context.ts";

const { packages } = readWorkspace(root);
const published = packages.filter((owner) =>
  ["contracts", "core", "client", "local-s3"].some((name) => owner.folder === `packages/${name}`),
);

const exportsOf = async (path: string): Promise<string[]> => Object.keys(await import(path));

/** What readers can import by name, of all published packages. */
const publicNames: ModuleNames = new Map(
  await Promise.all(
    published.flatMap((owner) =>
      publicEntries(owner)
        .filter(({ path, name }) => path.endsWith(".ts") && name !== "./transport")
        .map(async ({ name, path }) => [owner.name + name.slice(1), await exportsOf(join(root, path))] as const),
    ),
  ),
);
const port = await freePort();
// Before the context is loaded, which reads it.
process.env["EXAMPLE_SERVICE"] = `http://127.0.0.1:${port}`;
const contextNames = [context, await exportsOf(join(import.meta.dir, "examples/context.ts"))] as const;

/** The examples of published functions are read with a context in mind; what is a package's own needs none. */
async function modulesFor({ path, entry }: Example): Promise<ModuleNames> {
  const own = publicNames.get(entry ?? "");
  if (entry !== null && own) return new Map([[entry, own], ...publicNames, contextNames]);
  const [ownPackage = ""] = /^packages\/[^/]+/.exec(path) ?? [];
  const ofPackage = [...publicNames].filter(([name]) => name.startsWith(ownPackage.replace("packages", "@signed-s3")));
  return new Map([[join("../../..", path), await exportsOf(join(root, path))], ...ofPackage, [context, ["told"]]]);
}

const runnable: { readonly title: string; readonly file: string; readonly text: string }[] = [];
const unresolved: string[] = [];
for (const example of packages.flatMap(examplesIn)) {
  const title = `${example.path}:${example.line}`;
  const module = moduleOf(example, await modulesFor(example));
  if ("text" in module) runnable.push({ title, file: `${title.replaceAll(/[^a-z0-9]+/g, "-")}.ts`, text: module.text });
  else unresolved.push(`${title} ${module.unknown.join(", ")}`);
}

let service: Bun.Subprocess<"ignore", "pipe", "inherit">;

beforeAll(async () => {
  await Promise.all(runnable.map(({ file, text }) => writeFile(join(folder, file), text)));
  await writeFile(join(elsewhere, "holiday.png"), "a picture");
  service = Bun.spawn([process.execPath, join(root, "apps/api/src/main.ts")], {
    cwd: elsewhere,
    env: { PATH: process.env["PATH"] ?? "", HOST: "127.0.0.1", PORT: String(port) },
    stdin: "ignore",
    stdout: "pipe",
    stderr: "inherit",
  });
  while (!(await isReady(`http://127.0.0.1:${port}/health/ready`))) {
    if (service.exitCode !== null) throw new Error("The service didn't start.");
    await Bun.sleep(50);
  }
});

afterAll(async () => {
  service.kill("SIGINT");
  await service.exited;
  await Promise.all([folder, elsewhere].map((path) => rm(path, { recursive: true, force: true })));
});

describe("the examples in docstrings", () => {
  test("are all run, and need nothing that a reader can't guess", () => {
    console.log(`${runnable.length} examples run.`);
    expect(unresolved).toEqual([]);
    expect(packages.flatMap(codeLeftOut)).toEqual([]);
    expect(runnable.length).toBeGreaterThan(75);
  });

  test("are typed as their packages want it", async () => {
    await writeFile(
      join(folder, "tsconfig.json"),
      JSON.stringify({
        extends: "../../../tsconfig.base.json",
        compilerOptions: { types: ["bun"], noUnusedLocals: false, isolatedDeclarations: false, declaration: false },
        include: ["*.ts"],
      }),
    );
    const tsc = Bun.spawn([join(root, "node_modules/.bin/tsc"), "-p", "."], { cwd: folder, stdout: "pipe" });
    expect(await new Response(tsc.stdout).text()).toBe("");
    expect(await tsc.exited).toBe(0);
  });

  const [from, variables] = [process.cwd(), { ...process.env }];
  beforeAll(() => {
    process.chdir(elsewhere);
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: "AKIDEXAMPLE", AWS_SECRET_ACCESS_KEY: "secret" });
  });
  afterAll(() => {
    process.chdir(from);
    for (const name of ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"]) {
      if (variables[name] === undefined) delete process.env[name];
      else process.env[name] = variables[name];
    }
  });

  for (const { title, file } of runnable) {
    test(`${title} runs, and has the values that it tells`, async () => {
      await import(join(folder, file));
    });
  }
});

test("codeLeftOut() names examples that nothing would run", () => {
  const path = "packages/a/src/a.ts";
  const leftOut = (...lines: readonly string[]): string[] => {
    const text = ["", "/**", ...lines.map((line) => ` * ${line}`), " */", "const a = 1;"].join("\n");
    const sources = [parseSourceFile(path, text)];
    return codeLeftOut({ name: "a", folder: "packages/a", manifest: {}, manifestText: "{}", sources });
  };
  expect(leftOut("@example", "```ts", "a;", "```")).toEqual([]);
  for (const lines of [["@example a;"], ["@example", "```js", "a;", "```"], ["```ts", "a;", "```"]]) {
    expect(leftOut(...lines)).toEqual([`${path}:2`]);
  }
});

test("withClaims() holds an expression to the literal behind it or below it, and takes words for words", () => {
  expect(withClaims("a(1); // { b: [-1] }")).toBe("told(a(1), { b: [-1] }); // { b: [-1] }");
  expect(withClaims("a(1);\n// 'b'")).toBe("told(a(1), 'b');\n// 'b'");
  expect(withClaims("a(1); // false: not wide enough")).toBe("told(a(1), false); // false: not wide enough");
  expect(withClaims("a(1); // the same for five minutes")).toBe("a(1); // the same for five minutes");
  expect(withClaims("const b = a(1); // 2")).toBe("const b = a(1); // 2");
  expect(withClaims("throw a(1);")).toBe("void a(1);");
});

test("namesUsed() leaves out what the code declares, and members", () => {
  const code = "const { a, b: [c] } = d(e.f, ({ g }) => g + h); try { a; } catch (i) { i; c; }";
  expect([...namesUsed(code)]).toEqual(["d", "e", "h"]);
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

const isReady = (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
