import assert from "node:assert/strict";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { outputOf } from "../output-of.ts";
import { type Service, startService } from "../service.ts";

const root = new URL("../../", import.meta.url);
let service: Service;
before(async () => {
  service = await startService();
});
after(() => service[Symbol.asyncDispose]());

describe("the README's examples", async () => {
  const readme = await readFile(new URL("README.md", root), "utf8");
  const examples = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

  /** Runs one in the package, so that it is imported by its name. */
  async function run(index: number): Promise<string> {
    const file = new URL(`reports/readme-${index}.ts`, root);
    await mkdir(new URL("reports/", root), { recursive: true });
    await writeFile(file, (examples[index] ?? "").replaceAll("http://localhost:3000", service.url));
    return outputOf([process.execPath, "run", `--cwd=${fileURLToPath(root)}`, fileURLToPath(file)]);
  }

  it("upload a file, and print its progress and where it is", async () => {
    const output = await run(0);
    assert.match(output, /5 of 5 bytes/);
    assert.match(output, /photos direct_uploads\/\S+ "5d41402abc4b2a76b9719d911017c592" http:/);
  });

  it("upload many", async () => {
    assert.match(await run(1), /^package\.json http:.*\nREADME\.md http:.*\nfalse\n$/);
  });
});
