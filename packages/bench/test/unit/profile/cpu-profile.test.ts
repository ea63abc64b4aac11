import { describe, expect, test } from "bun:test";
import { partOf, readProfile, runtime } from "../../../src/profile/cpu-profile.ts";
import { withKernel } from "../../../src/profile/measure-profile.ts";

const node = (id: number, url: string, children: readonly number[] = [], functionName = "") => ({
  id,
  callFrame: { url, functionName },
  children,
});

describe("withKernel()", () => {
  test("takes the kernel's share out of the runtime's, and leaves idling out", () => {
    const shares = withKernel(
      [
        ["idle", 0.5],
        [runtime, 0.4],
        ["sign", 0.1],
      ],
      0.25,
    );
    expect(shares.map(([part, share]) => [part, Number(share.toFixed(2))])).toEqual([
      [runtime, 0.55],
      ["the kernel", 0.25],
      ["sign", 0.2],
    ]);
  });
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
