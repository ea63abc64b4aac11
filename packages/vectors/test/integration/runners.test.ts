import { afterAll, beforeAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureDebianProgram, ensurePythonProgram } from "@signed-s3/testkit";
import { differences, differencesFile } from "../../src/differences.ts";
import { folder } from "../../src/vector-files.ts";
import { type Service, startService } from "./service.ts";

setDefaultTimeout(240_000);
const runners = join(import.meta.dir, "../../runners");
const requirement = readFileSync(join(import.meta.dir, "../../differences/python/requirements.txt"), "utf8").trim();
const progress = (line: string): void => console.log(line);

let python: string;
let go: string;
let service: Service;
const broken = mkdtempSync(join(tmpdir(), "signed-s3-vectors-"));
beforeAll(async () => {
  python = await ensurePythonProgram("python", requirement, progress);
  go = await ensureDebianProgram("go", "golang-go", progress);
  service = await startService();
  breakSignature();
});
afterAll(async () => {
  rmSync(broken, { recursive: true });
  await service.stop();
});

/** A copy of the vectors whose last signature has another digit: a runner that takes it checks nothing. */
function breakSignature(): void {
  cpSync(folder, broken, { recursive: true });
  const file = join(broken, "signing.json");
  const text = readFileSync(file, "utf8");
  const { signature } = JSON.parse(text).at(-1);
  const other = signature.replace(/.$/, (digit: string) => (digit === "0" ? "1" : "0"));
  writeFileSync(file, text.replaceAll(signature, other));
}

/** The commands that run the vectors, by language: those of signing, and those of refused requests. */
const languages = {
  TypeScript: {
    signing: (from: string) => [process.execPath, join(runners, "typescript/vectors.ts"), from],
    refused: (from: string) => [process.execPath, join(runners, "typescript/vectors.ts"), from],
  },
  Python: {
    signing: (from: string) => [python, join(runners, "python/signing.py"), join(from, "signing.json")],
    refused: (from: string) => [python, join(runners, "python/refused_requests.py"), requests(from), service.url],
  },
  Go: {
    signing: (from: string) => [go, "run", "-C", join(runners, "go"), "./signing", join(from, "signing.json")],
    refused: (from: string) => [
      go,
      "run",
      "-C",
      join(runners, "go"),
      "./refused-requests",
      requests(from),
      service.url,
    ],
  },
} as const;
const requests = (from: string): string => join(from, "refused-requests.json");

async function run(command: readonly string[]): Promise<{ readonly code: number; readonly output: string }> {
  const child = Bun.spawn([...command], { stderr: "pipe" });
  const [output, errors] = await Promise.all([new Response(child.stdout).text(), new Response(child.stderr).text()]);
  return { code: await child.exited, output: output + errors };
}

describe.each(Object.entries(languages))("the runner in %s", (_, { signing, refused }) => {
  test("signs every vector, stage by stage", async () => {
    const { code, output } = await run(signing(folder));
    expect(output).toMatch(/\b\d{2,} passed/);
    expect(code).toBe(0);
  });

  test("finds every refusal", async () => {
    const { code, output } = await run(refused(folder));
    expect(output).toMatch(/\b\d{2,} passed/);
    expect(code).toBe(0);
  });

  test("names the vector whose signature is wrong", async () => {
    const { code, output } = await run(signing(broken));
    expect(code).not.toBe(0);
    expect(output).toContain("tags in Hindi");
  });
});

describe("the differences to other libraries", () => {
  test("are as they are published, and none of them is in the signature", async () => {
    const found = await differences(python);
    expect(differencesFile(found)).toBe(readFileSync(join(folder, "differences.json"), "utf8"));
    expect(Object.values(found).map(({ signature }) => signature)).toEqual(Array(4).fill("sigv4"));
  });
});
