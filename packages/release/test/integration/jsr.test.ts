import { afterAll, describe, expect, setDefaultTimeout, test } from "bun:test";
import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { jsrWorkspace } from "../../src/jsr-workspace.ts";
import { commandOf } from "./runtimes.ts";

setDefaultTimeout(240_000);

const folder = jsrWorkspace(resolve(import.meta.dir, "../../../.."));
afterAll(() => rmSync(folder, { recursive: true }));

async function dryRun(...options: string[]): Promise<{ readonly code: number; readonly output: string }> {
  const [deno = ""] = await commandOf("Deno");
  const command = [deno, "publish", "--dry-run", "--allow-dirty", ...options];
  const child = Bun.spawn(command, { cwd: folder, env: { ...process.env, NO_COLOR: "1" }, stderr: "pipe" });
  const [output, code] = await Promise.all([new Response(child.stderr).text(), child.exited]);
  return { code, output };
}

describe("deno publish", () => {
  test("has no word against the packages, but that the schemas' types are inferred", async () => {
    const { output } = await dryRun();
    const errors = [...output.matchAll(/^error\[([\w-]+)\].*\n\s*--> (\S+?):\d/gm)];
    const others = errors.filter(([, , file]) => !file?.includes("/contracts/src/"));
    expect(others.map(([error]) => error)).toEqual([]);
    expect(output).toContain("slow types");
  });

  test("would take them", async () => {
    const { code, output } = await dryRun("--allow-slow-types");
    expect(output).toMatch(/@signed-s3\/core@/);
    expect(output).toContain("Dry run complete");
    expect(code).toBe(0);
  });
});
