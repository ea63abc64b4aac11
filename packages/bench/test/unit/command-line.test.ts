import { describe, expect, test } from "bun:test";
import { join } from "node:path";
import { readCommandLine, usage } from "../../src/command-line.ts";

describe("readCommandLine()", () => {
  test("measures all but the soak unless it is told", () => {
    expect(readCommandLine([])).toEqual({
      quick: false,
      publish: false,
      parts: ["requests", "signer", "scaling", "start", "profile"],
    });
  });
  test("takes some peers only, and then nothing but requests", () => {
    expect(readCommandLine(["--quick", "--peers=service,bun-hand-written"])).toEqual({
      quick: true,
      publish: false,
      parts: ["requests"],
      peers: ["service", "bun-hand-written"],
    });
  });
  test("soaks when asked to, and does nothing else", () => {
    expect(readCommandLine(["--soak", "--publish"])).toEqual({ quick: false, publish: true, parts: ["soak"] });
  });
  test("soaks after the parts that are named, each of them once", () => {
    expect(readCommandLine(["--soak", "--parts=start,signer,start"]).parts).toEqual(["start", "signer", "soak"]);
  });
  test("publishes no table that is rough, or has some of its rows only", () => {
    for (const less of ["--quick", "--peers=service"]) {
      expect(() => readCommandLine([less, "--publish"])).toThrow("--publish replaces whole tables");
    }
  });
  test("throws for an option and for a part that there is not", () => {
    expect(() => readCommandLine(["--fast"])).toThrow(TypeError);
    expect(() => readCommandLine(["--parts=start,constructor"])).toThrow("There is no part constructor");
    expect(() => readCommandLine(["--peers=,"])).toThrow("--peers names nothing");
  });
});

describe("the benchmark's program", () => {
  test("says by --help how it is used, and measures nothing", () => {
    const program = join(import.meta.dir, "../../src/bench.main.ts");
    const { exitCode, stdout, stderr } = Bun.spawnSync([process.execPath, program, "--quick", "--help"]);
    expect([exitCode, stdout.toString(), stderr.toString()]).toEqual([0, `${usage}\n`, ""]);
  });
});
