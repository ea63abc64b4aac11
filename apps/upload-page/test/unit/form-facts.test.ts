import { describe, expect, test } from "bun:test";
import { acceptedExample } from "@signed-s3/contracts/examples";
import fc from "fast-check";
import { readForm } from "../../src/page/explaining/read-form.ts";
import { fieldsToSend } from "../../src/page/forms/fields-to-send.ts";
import { formFacts } from "../../src/page/forms/form-facts.ts";
import { bytesInWords, clockTime, durationInWords, sizesInWords } from "../../src/page/forms/quantities.ts";

const encoded = (policy: unknown): string => Buffer.from(JSON.stringify(policy)).toString("base64");
const gibibyte = 1024 ** 3;

describe("formFacts()", () => {
  test("reads the documented form", () => {
    expect(formFacts(acceptedExample.data.fields)).toEqual({
      bucket: "etapidirectbuckettest",
      key: acceptedExample.data.fields.key,
      sizes: { least: 0, greatest: 5 * gibibyte },
      types: [],
      expiresAt: Date.parse("2019-02-20T19:40:23Z"),
      signedAt: Date.parse("2019-02-20T18:40:23Z"),
      others: [],
    });
  });

  test("reads conditions in any spelling, and takes the narrowest range", () => {
    const policy = encoded({
      expiration: "2030-01-01T00:00:00Z",
      conditions: [
        ["eq", "$bucket", "d\u00e9p\u00f4t"],
        ["starts-with", "$Content-Type", "image/"],
        ["content-length-range", 1, 100],
        ["content-length-range", "10", "1000"],
      ],
    });
    const facts = formFacts({ policy, "x-amz-meta-a": "b" });
    expect(facts).toMatchObject({ bucket: "d\u00e9p\u00f4t", key: undefined, sizes: { least: 10, greatest: 100 } });
    expect(facts.types).toEqual([{ text: "image/", exact: false }]);
    expect(facts.others).toEqual([["x-amz-meta-a", "b"]]);
  });

  test("leaves out a condition that has no text where S3 wants one", () => {
    const conditions = [
      [{ toString: 1 }],
      ["eq", "$bucket", { valueOf: 1 }],
      ["content-length-range"],
      { bucket: [1] },
    ];
    expect(formFacts({ policy: encoded({ conditions }) })).toMatchObject({
      bucket: undefined,
      sizes: { least: 0, greatest: 5 * gibibyte },
      types: [],
    });
  });

  test("never throws, whatever the policy is", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((json) => Buffer.from(json).toString("base64")),
        ),
        (policy) => {
          formFacts({ policy });
        },
      ),
    );
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (conditions) => void formFacts({ policy: encoded({ conditions }) })),
    );
  });
});

describe("fieldsToSend()", () => {
  const open = { policy: encoded({ conditions: [["starts-with", "$Content-Type", "image/"]] }) };
  const exact = { "content-type": "image/png", policy: encoded({ conditions: [{ "Content-Type": "image/png" }] }) };

  test("adds the type where the form leaves it open, and nowhere else", () => {
    expect(fieldsToSend(open, "image/gif").at(-1)).toEqual(["Content-Type", "image/gif"]);
    expect(fieldsToSend({ ...open, ...exact }, "image/gif")).toHaveLength(2);
    expect(fieldsToSend(exact, "image/gif")).toEqual(Object.entries(exact));
  });
});

describe("readForm()", () => {
  test("never throws anything but its own error", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        try {
          for (const value of Object.values(readForm(text))) expect(value).toBeString();
        } catch (error) {
          expect(error).toHaveProperty("name", "NoFormError");
        }
      }),
    );
  });
});

describe("quantities", () => {
  test("are told as a person reads them", () => {
    expect([0, 1, 1023, 1024, 1_500_000, 5 * gibibyte].map(bytesInWords)).toEqual([
      "0 bytes",
      "1 byte",
      "1,023 bytes",
      "1 KiB",
      "1.43 MiB",
      "5 GiB",
    ]);
    expect(sizesInWords({ least: 1, greatest: 1024 })).toBe("1 byte to 1 KiB");
    expect(sizesInWords({ least: 0, greatest: 1024 })).toBe("up to 1 KiB");
    expect(sizesInWords({ least: 7, greatest: 7 })).toBe("exactly 7 bytes");
    expect(sizesInWords({ least: 8, greatest: 7 })).toBe("none at all");
    expect([-1, 0, 59_999, 3_599_000, 3_600_000].map(clockTime)).toEqual(["0:00", "0:00", "0:59", "59:59", "1:00:00"]);
    expect([1000, 90_000, 7_100_000, 9e7, 1e9].map(durationInWords)).toEqual([
      "1 second",
      "90 seconds",
      "118 minutes",
      "25 hours",
      "12 days",
    ]);
  });
});
