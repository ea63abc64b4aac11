import { describe, expect, test } from "bun:test";
import { runProgram } from "../../src/run-program.ts";
import { SetUpError } from "../../src/set-up-error.ts";

const cure = "Install it.";

/** Runs a line of JavaScript in a process of its own. */
const run = (script: string, env: Record<string, string | undefined> = {}) =>
  runProgram(process.execPath, ["-e", script], { cure, env });

describe("runProgram()", () => {
  test("gives what the program writes to its standard output", async () => {
    expect(await run("console.error('aside'); console.log('answer')")).toBe("answer\n");
  });

  test("adds to the environment and takes away from it", async () => {
    const script = "console.log(process.env.ADDED, process.env.HOME)";
    expect(await run(script, { ADDED: "yes", HOME: undefined })).toBe("yes undefined\n");
  });

  test("names the missing program and its cure", async () => {
    const running = runProgram("no-such-program", [], { cure });
    await expect(running).rejects.toThrow(new SetUpError('There is no "no-such-program" on the PATH.', cure));
  });

  test("gives the last words of a program that fails, and the cure", async () => {
    const running = run("for (let line = 1; line <= 40; line++) console.error('line', line); process.exit(3)");
    await expect(running).rejects.toThrow(/failed with code 3:\n {2}line 26\n(.*\n)* {2}line 40\nInstall it\.$/);
  });
});
