import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePythonProgram } from "@signed-s3/testkit";
import { type Service, startService } from "../service.ts";

const requirement = "schemathesis==4.32.5";
// A schema can't say all that makes a form: a least size above the greatest, more than 2 KB of metadata in all.
const configuration = '[checks.positive_data_acceptance]\nexpected-statuses = ["2xx", "422"]\n';

let program: string;
let folder: string;
let service: Service;

beforeAll(async () => {
  program = await ensurePythonProgram("st", requirement, console.log);
  folder = await mkdtemp(join(tmpdir(), "schemathesis-"));
  await writeFile(join(folder, "schemathesis.toml"), configuration);
  // With it, Idempotency-Key is understood, and so can be wrong.
  service = await startService({ IDEMPOTENCY_SECRET: "secret of the tests only" });
}, 300_000);

afterAll(async () => {
  await service?.stop();
  if (folder) await rm(folder, { recursive: true });
});

describe("Schemathesis", () => {
  it("finds nothing with all its checks, and has seen forms made and requests refused", async () => {
    const options = ["--config-file", "schemathesis.toml", "run", `${service.url}/openapi/json`];
    const run = Bun.spawn(
      [
        program,
        ...options,
        "--checks",
        "all",
        "--max-examples",
        "60",
        "--seed",
        "20190220",
        "--report",
        "ndjson",
        "--report-dir",
        folder,
      ],
      { cwd: folder, stdout: "pipe", stderr: "pipe" },
    );
    const [output, code] = await Promise.all([new Response(run.stdout).text(), run.exited]);
    if (code !== 0) console.log(output);
    expect(code).toBe(0);
    console.log(output.match(/\d+ generated.*/)?.[0]);

    // A document that describes nothing would be tested by nothing, and pass.
    const [report = ""] = [...new Bun.Glob("*.ndjson").scanSync(folder)];
    const events = await Bun.file(join(folder, report)).text();
    for (const status of [202, 400, 422]) expect(events).toMatch(new RegExp(`"status_code": ?${status}`));
  }, 240_000);
});
