import { describe, expect, test } from "bun:test";
import { readCommandLine } from "../../src/command-line.ts";

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
  test("throws for an option and for a part that there is not", () => {
    expect(() => readCommandLine(["--fast"])).toThrow(TypeError);
    expect(() => readCommandLine(["--parts=start,constructor"])).toThrow("There is no part constructor");
    expect(() => readCommandLine(["--peers=,"])).toThrow("--peers names nothing");
  });
});
