import { describe, expect, it } from "bun:test";
import { closeSync, openSync, readFileSync } from "node:fs";
import { logOutput } from "../../src/log-output.ts";
import { createLogger } from "../../src/logger.ts";
import { temporaryFolder } from "../temporary-folder.ts";
import { waitUntil } from "../wait-until.ts";

/** An output to a file, which goes when the block ends. */
async function outputToFile() {
  const folder = await temporaryFolder();
  const path = await folder.write("log", "");
  const descriptor = openSync(path, "w");
  return {
    output: logOutput(descriptor),
    text: () => readFileSync(path, "utf8"),
    async [Symbol.asyncDispose]() {
      closeSync(descriptor);
      await folder[Symbol.asyncDispose]();
    },
  };
}

describe("logOutput()", () => {
  it("loses lines that can't be written, says so once, and goes on", async () => {
    const program = `
      import { logOutput } from ${JSON.stringify(import.meta.resolve("../../src/log-output.ts"))};
      const output = logOutput();
      for (let line = 0; line < 3; line++) { output.write("a line\\n"); output.flush(); }
      console.error("still here");`;
    const full = openSync("/dev/full", "w");
    const child = Bun.spawn([process.execPath, "-e", program], { stdout: full, stderr: "pipe" });
    const said = await child.stderr.text();
    closeSync(full);
    expect(await child.exited).toBe(0);
    expect(said).toMatch(/^The log can't be written, and lines are lost: ENOSPC.*\nstill here\n$/);
  });

  it("holds a line back, and for no longer than a moment", async () => {
    await using kept = await outputToFile();
    const { output, text } = kept;
    output.write("one\n");
    expect(text()).toBe("");
    await waitUntil("the line is there", () => text() === "one\n", 1000);
  });

  it("writes what is held back on flush(), and then goes on", async () => {
    await using kept = await outputToFile();
    const { output, text } = kept;
    output.write("one\n");
    output.flush();
    expect(text()).toBe("one\n");
    output.write("two\n");
    output.flush();
    expect(text()).toBe("one\ntwo\n");
  });

  it("keeps all lines, whole and in order, short ones and long ones", async () => {
    await using kept = await outputToFile();
    const { output, text } = kept;
    const logger = createLogger("info", output);
    for (let number = 0; number < 3000; number += 1) logger.info({ number, long: "ü".repeat(number % 7 ? 3 : 5000) });
    output.flush();
    const numbers = text()
      .trimEnd()
      .split("\n")
      .map((line): unknown => JSON.parse(line).number);
    expect(numbers).toEqual(Array.from({ length: 3000 }, (_, number) => number));
  });
});
