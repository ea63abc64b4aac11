import { describe, expect, it } from "bun:test";
import { acceptsJson } from "../../../src/http/accepts-json.ts";

describe("acceptsJson()", () => {
  for (const [accept, isTaken] of [
    ["application/json;charset=UTF-8", true],
    ["text/html, application/json; charset=utf-8", true],
    ["application/*;q=0.1", true],
    ["application/json;charset=utf-16", false],
    ["text/html", false],
  ] as const) {
    it(`${isTaken ? "takes" : "refuses"} ${accept}`, () => {
      expect(acceptsJson(new Headers({ accept }))).toBe(isTaken);
    });
  }
});
