import { describe, expect, test } from "bun:test";
import { partOf, readProfile } from "../../../src/profile/cpu-profile.ts";

const node = (id: number, url: string, children: readonly number[] = [], functionName = "") => ({
  id,
  callFrame: { url, functionName },
  children,
});

describe("readProfile()", () => {
  test("adds what the runtime does to the part that asked it to", () => {
    const nodes = [
      node(1, "", [2, 4], "(root)"),
      node(2, "/packages/core/src/sigv4/signature.ts", [3]),
      node(3, "", [], "createHmac"),
      node(4, "", [], "(garbage collector)"),
    ];
    expect(readProfile({ nodes, samples: [2, 3, 3, 4] }, partOf)).toEqual([
      ["sign", 0.75],
      ["collect garbage", 0.25],
    ]);
  });
  test("throws when it is given something else", () => {
    expect(() => readProfile({}, partOf)).toThrow(TypeError);
  });
});
