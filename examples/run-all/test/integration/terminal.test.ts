import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { devNull } from "node:os";
import { join } from "node:path";
import { ensureDebianProgram, ensurePythonProgram, runProgram } from "@signed-s3/testkit";
import { type Files, maxBytes, writeFiles } from "../files.ts";
import { type Stage, startStage } from "../stage.ts";

const folder = (name: string): string => join(import.meta.dir, "../../..", name);

let stage: Stage;
let files: Files;
beforeAll(async () => {
  [stage, files] = await Promise.all([startStage({ UPLOAD_MAX_BYTES: `${maxBytes}` }), writeFiles()]);
});
afterAll(() => Promise.all([stage?.[Symbol.asyncDispose](), files?.[Symbol.asyncDispose]()]));

/** What a program's command begins with, once all that it needs is there. */
const programs: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  async curl() {
    await ensureDebianProgram("curl", "curl", console.log);
    await ensureDebianProgram("jq", "jq", console.log);
    return ["./upload.sh"];
  },
  async python() {
    const requirement = await Bun.file(join(folder("python"), "requirements.txt")).text();
    return [await ensurePythonProgram("python", requirement.trim(), console.log), "upload.py"];
  },
  async go() {
    const go = await ensureDebianProgram("go", "golang-go", console.log);
    // The first time it compiles its library, which takes longer than a test may.
    await runProgram(go, ["build", "-C", folder("go"), "-o", devNull, "."], { cure: "Install Go 1.20 or newer." });
    return [go, "run", "."];
  },
};

for (const [name, begin] of Object.entries(programs)) {
  describe(`examples/${name}`, () => {
    let command: readonly string[];
    beforeAll(async () => {
      command = await begin();
    }, 600_000);
    const run = async (service: string, path: string): Promise<{ code: number; output: string }> => {
      const child = Bun.spawn([...command, path], {
        cwd: folder(name),
        env: { ...process.env, SIGNED_S3_SERVICE: service },
        stdio: ["ignore", "pipe", "pipe"],
      });
      const [stdout, stderr, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited]);
      return { code, output: stdout + stderr };
    };

    it("brings a file to the bucket, byte for byte, and tells its key", async () => {
      let told = { code: -1, output: "" };
      const objects = await stage.storedBy(async () => {
        told = await run(stage.service, files.good);
      });
      expect(told).toEqual({ code: 0, output: expect.stringContaining(objects[0]?.key ?? "no object") });
      expect(objects).toHaveLength(1);
      expect(Buffer.compare(objects[0]?.bytes ?? new Uint8Array(), files.bytes)).toBe(0);
    });

    it("tells that a file is too large, fails, and stores nothing", async () => {
      const objects = await stage.storedBy(async () => {
        const { code, output } = await run(stage.service, files.tooLarge);
        expect(output).toMatch(/exceeds the maximum allowed object size/);
        expect(code).not.toBe(0);
      });
      expect(objects).toEqual([]);
    });

    it("fails where the service refuses, with its words", async () => {
      const refusal = { status: "not_accepted", uuid: null, errors: [{ detail: "Send a token." }] };
      using service = Bun.serve({ port: 0, fetch: () => Response.json(refusal, { status: 401 }) });
      const { code, output } = await run(service.url.origin, files.good);
      expect(output).toContain("Send a token.");
      expect(code).not.toBe(0);
    });
  });
}

it("leaves no example out", async () => {
  const browserTests = await Bun.file(join(import.meta.dir, "browser.test.ts")).text();
  // This one is about the contract rather than an upload: it is run where the contract is verified.
  const contractTest = "../apps/api/test/integration/python-consumer.test.ts";
  const contractTests = await Bun.file(folder(contractTest)).text();
  const index = await Bun.file(folder("README.md")).text();
  const entries = await readdir(folder("."), { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() && entry.name !== "run-all" ? [entry.name] : []));
  const isRun = (name: string): boolean =>
    Object.hasOwn(programs, name) ||
    browserTests.includes(`"${name}"`) ||
    // One that is a service has tests of its own.
    existsSync(join(folder(name), "test")) ||
    [browserTests, contractTests].some((tests) => tests.includes(`"examples/${name}"`));
  expect(names.filter((name) => !isRun(name) || !index.includes(`[${name}](${name})`))).toEqual([]);
  expect(names.length).toBeGreaterThan(0);
});
