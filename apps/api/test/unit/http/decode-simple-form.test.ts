import { describe, expect, it } from "bun:test";
import fc from "fast-check";
import { decodeAnyForm } from "../../../src/http/decode-form.ts";
import { decodeSimpleForm } from "../../../src/http/decode-simple-form.ts";
import { hostileForm } from "../../integration/fuzz/hostile-body.ts";

const simpleName = fc.constantFrom(
  "filename",
  "type",
  "metadata[k]",
  "metadata[album]",
  "metadata[K-a]",
  "data[tags][a]",
);
const simpleForm = fc
  .array(fc.tuple(simpleName, fc.string({ unit: "grapheme", maxLength: 12 })), { maxLength: 6 })
  .map((pairs) => pairs.map(([name, value]) => `${name}=${encodeURIComponent(value.toWellFormed())}`).join("&"));

/** What is decoded, as text; or that it was refused. */
function told(decode: (text: string) => unknown, text: string): string {
  try {
    return JSON.stringify(decode(text)) ?? "declined";
  } catch {
    return "refused";
  }
}

describe("decodeSimpleForm()", () => {
  for (const text of [
    "",
    "filename=a.png",
    "filename=a+b%C3%A9&type=image/png&metadata[k]=v&metadata[l]=",
    "uuid=&data=",
    "a=%ff",
  ]) {
    it(`decodes ${JSON.stringify(text)} as qs does`, () => {
      expect(told(decodeSimpleForm, text)).toBe(told(decodeAnyForm, text));
    });
  }

  for (const text of [
    "a",
    "a=b&a=c",
    "a[b]=c&a[b]=d",
    "a=b&a[c]=d",
    "a[0]=b",
    "a[]=b",
    "a[b][c]=d",
    "__proto__[a]=b",
    "a=b=c",
    "&",
    "a%5Bb%5D=c",
  ]) {
    it(`leaves ${JSON.stringify(text)} to qs`, () => {
      expect(decodeSimpleForm(text)).toBeUndefined();
    });
  }

  it("decodes any form as qs does, or leaves it to qs", () => {
    let decoded = 0;
    fc.assert(
      fc.property(fc.oneof(simpleForm, hostileForm), (text) => {
        const given = told(decodeSimpleForm, text);
        if (given === "declined") return;
        expect(given).toBe(told(decodeAnyForm, text));
        decoded += 1;
      }),
      { numRuns: 3000 },
    );
    expect(decoded).toBeGreaterThan(500);
  });
});
