import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { join } from "node:path";
import { ensurePythonProgram } from "@signed-s3/testkit";
import { type Service, startService } from "../service.ts";

const folder = join(import.meta.dir, "../../../../examples/python-consumer");
let python: string;
let service: Service;

beforeAll(async () => {
  const requirements = (await Bun.file(join(folder, "requirements.txt")).text()).trim().split(/\s+/);
  python = await ensurePythonProgram("python", requirements, console.log);
  service = await startService({});
}, 300_000);
afterAll(() => service?.stop());

describe("examples/python-consumer", () => {
  it("is held to the published pact and the JSON Schemas, and its own pact is the one that is verified", async () => {
    const env = { ...process.env, SIGNED_S3_SERVICE: service.url, PYTHONDONTWRITEBYTECODE: "1" };
    const run = Bun.spawn([python, "-m", "unittest", "--verbose"], {
      cwd: folder,
      env,
      stdout: "pipe",
      stderr: "pipe",
    });
    // Python's unittest tells of its work on standard error.
    const [output, code] = await Promise.all([run.stderr.text(), run.exited]);
    if (code !== 0) console.log(output);
    expect(code).toBe(0);
    expect(output).not.toContain("skipped");
    for (const name of ["OwnPact", "PublishedPact", "Schemas"]) expect(output).toContain(name);
    console.log(output.match(/Ran \d+ tests.*/)?.[0]);
  }, 120_000);
});
