import { describe, expect, it } from "bun:test";
import { traceParentHeader, traceParentOf } from "../../../src/http/trace-parent.ts";

const traceId = "0af7651916cd43dd8448eb211c80319c";
const spanId = "b7ad6b7169203331";

describe("traceParentOf()", () => {
  it("reads a header, and traceParentHeader() writes it", () => {
    const header = `00-${traceId}-${spanId}-01`;
    const read = traceParentOf(header);
    expect(read).toEqual({ traceId, spanId, flags: 1 });
    expect(read && traceParentHeader(read)).toBe(header);
  });

  it("reads a later version, which may go on", () => {
    expect(traceParentOf(`cc-${traceId}-${spanId}-00-what-comes-then`)).toEqual({ traceId, spanId, flags: 0 });
  });

  for (const header of [
    null,
    "",
    "x",
    `00-${traceId}-${spanId}`,
    `00-${traceId}-${spanId}-01-more`,
    `00-${traceId}-${spanId}-01.`,
    `ff-${traceId}-${spanId}-01`,
    `00-${"0".repeat(32)}-${spanId}-01`,
    `00-${traceId}-${"0".repeat(16)}-01`,
    `00-${traceId.toUpperCase()}-${spanId}-01`,
    `00-${traceId}-${spanId}-01, 00-${traceId}-${spanId}-01`,
    `00-${traceId}0-${spanId}-01`,
  ]) {
    it(`ignores ${JSON.stringify(header)}`, () => expect(traceParentOf(header)).toBeUndefined());
  }
});
