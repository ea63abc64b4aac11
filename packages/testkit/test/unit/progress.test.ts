import { describe, expect, test } from "bun:test";
import { formatElapsed, step } from "../../src/progress.ts";

describe("formatElapsed()", () => {
  test("gives tenths of seconds below ten, whole ones above", () => {
    expect([0, 349, 9940, 10_400, 184_000].map(formatElapsed)).toEqual(["0.0 s", "0.3 s", "9.9 s", "10 s", "184 s"]);
  });
});

describe("step()", () => {
  test("says when it begins and how long it took, and gives the result", async () => {
    const lines: string[] = [];
    expect(
      await step(
        (line) => lines.push(line),
        "boiling water",
        async () => "tea",
      ),
    ).toBe("tea");
    expect(lines).toEqual(["boiling water …", "boiling water: done in 0.0 s"]);
  });

  test("gives a sign of life while it lasts", async () => {
    const lines: string[] = [];
    await step(
      (line) => lines.push(line),
      "boiling water",
      () => Bun.sleep(50),
      20,
    );
    expect(lines).toContain("boiling water: 0.0 s so far");
  });

  test("passes a failure on and doesn't call it done", async () => {
    const lines: string[] = [];
    const failing = step(
      (line) => lines.push(line),
      "boiling water",
      () => Promise.reject(new Error("no gas")),
    );
    await expect(failing).rejects.toThrow("no gas");
    expect(lines).toEqual(["boiling water …"]);
  });
});
