import { expect, test } from "bun:test";
import { fileURLToPath } from "node:url";

const SET_UP = fileURLToPath(new URL("../../src/set-up.ts", import.meta.url));

/** Runs the set-up to its end, in this process's environment with these variables added. */
async function setUp(env: Record<string, string> = {}) {
  const child = Bun.spawn([process.execPath, SET_UP], {
    env: { ...process.env, ...env },
    stdout: "pipe",
    stderr: "pipe",
  });
  const [progress, error, code] = await Promise.all([child.stdout.text(), child.stderr.text(), child.exited]);
  return { progress, error, code };
}

test("set-up says what is there when all is there, and ends well", async () => {
  const { progress, error, code } = await setUp();
  expect(progress).toMatch(/container engine: .* answers\n.*MinIO image: .* is present/);
  expect(error).toBe("");
  expect(code).toBe(0);
});

test("set-up fails with a cure, and no stack, where DOCKER_HOST names an engine that doesn't answer", async () => {
  const { error, code } = await setUp({ DOCKER_HOST: "unix:///no/such/engine.sock" });
  expect(error).toContain("unset DOCKER_HOST");
  expect(error).not.toContain("set-up.ts");
  expect(code).toBe(1);
});
