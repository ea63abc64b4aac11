import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { type Credentials, SigningError, type SignOptions } from "../../src/index.ts";
import { plainSigner } from "../../src/post-policy/plain-signer.ts";
import { templatedSigner } from "../../src/post-policy/templated-signer.ts";
import { searchRuns } from "../search-runs.ts";

const location = fc.record({
  bucket: fc.constantFrom("photos", "b.c", 'odd"\\bucket', "naïve"),
  region: fc.constantFrom("us-east-1", "eu-central-1"),
  url: fc.constant("https://photos.example"),
});
const text = fc.oneof(fc.string({ maxLength: 30 }), fc.string({ unit: "binary", maxLength: 30 }));
const header = fc.stringMatching(/^[ -~]{1,30}$/);
const key = fc.oneof(
  { weight: 6, arbitrary: fc.stringMatching(/^[!-~]{1,80}$/).map((tail) => `direct_uploads/${tail}`) },
  { weight: 2, arbitrary: text },
  fc.constantFrom("", "a", "a/${filename}", "${filename}/a", "a".repeat(1024), "a".repeat(1025), "é".repeat(600)),
  text.map((startsWith) => ({ startsWith })),
);
const time = fc.oneof(
  // Within a second, and from one second, day and year to the next.
  fc.integer({ min: -3, max: 3 }).map((step) => new Date(Date.parse("2026-01-01T00:00:00Z") + step * 400)),
  fc.date({ min: new Date("1970-01-01"), max: new Date("9999-12-31") }),
  fc.constant(new Date(Number.NaN)),
);
const credentials: fc.Arbitrary<Credentials> = fc.record(
  {
    accessKeyId: fc.constantFrom("AKID1", "AKID2", 'a"b'),
    secretAccessKey: fc.constantFrom("secret1", "secret2", "sécret"),
    sessionToken: fc.constantFrom("", "token+/==", "another", "tökén"),
    expiration: fc.oneof(time, fc.constant(new Date("9999-01-01"))),
  },
  { requiredKeys: ["accessKeyId", "secretAccessKey"] },
);
const constraints = fc.record(
  {
    contentType: fc.oneof(fc.constantFrom("image/png", "image/*", "image/png,text/html"), header),
    contentLengthRange: fc.tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: 0, max: 9 })),
    metadata: fc.dictionary(fc.stringMatching(/^[a-zA-Z-]{1,8}$/), text, { maxKeys: 3 }),
    tags: fc.dictionary(text, text, { maxKeys: 3 }),
    cacheControl: fc.oneof(header, text),
    contentDisposition: text.map((filename) => ({ filename })),
    acl: fc.constantFrom("private" as const, "public-read" as const),
    conditions: fc.constant([{ field: "Content-Type", startsWith: "image/" }]),
  },
  { requiredKeys: [] },
);
const options: fc.Arbitrary<SignOptions> = fc
  .record({
    form: fc.record(
      {
        key,
        credentials,
        now: time,
        expiresInSeconds: fc.oneof(fc.constantFrom(3600, 604_800), fc.constantFrom(0, 0.5, 604_801, Number.NaN)),
        successActionStatus: fc.constantFrom(200 as const, 201 as const, 204 as const),
      },
      { requiredKeys: ["key", "credentials", "now", "expiresInSeconds"] },
    ),
    constraints: fc.oneof(fc.constant({}), constraints),
    misspelt: fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, fc.constant({ contentTyp: "image/png" })),
  })
  .map(({ form, constraints: more, misspelt }) => ({ ...form, ...more, ...misspelt }));

/** The form as text, in which order counts; or what was thrown. */
function told(sign: (options: SignOptions) => unknown, form: SignOptions): string {
  try {
    return JSON.stringify(sign(form)) ?? "declined";
  } catch (error) {
    if (error instanceof SigningError) return `${error.code}: ${error.message}`;
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

describe("templatedSigner()", () => {
  it("gives the plain signer's form, or its error, to the byte, or declines, whatever was signed before", () => {
    const seen = { signed: 0, refused: 0, declined: 0 };
    fc.assert(
      fc.property(location, fc.array(options, { minLength: 1, maxLength: 6 }), (where, forms) => {
        const quick = templatedSigner(where);
        const plain = plainSigner(where);
        for (const form of forms) {
          const given = told(quick, form);
          if (given !== "declined") assert.equal(given, told(plain, form));
          seen[given === "declined" ? "declined" : given.startsWith("{") ? "signed" : "refused"] += 1;
        }
      }),
      { numRuns: searchRuns(1500) },
    );
    // The generated options must not all be of one kind.
    for (const number of Object.values(seen)) assert.ok(number > searchRuns(100), JSON.stringify(seen));
  });

  it("declines no key that a template of the service makes", () => {
    const quick = templatedSigner({ bucket: "photos", region: "us-east-1", url: "https://photos.example" });
    const usual = { credentials: { accessKeyId: "a", secretAccessKey: "b" }, now: new Date(0), expiresInSeconds: 1 };
    for (const key of ["direct_uploads/b8a12730-67b9-449f-96cd-7d0e3542fa94", "a%2Fb/1970-01-01/1", "a b/c"]) {
      assert.ok(quick({ ...usual, key }), key);
    }
  });

  it("keeps no more than a hundred regions in mind, and signs for each of them nonetheless", () => {
    const usual = {
      key: "k",
      credentials: { accessKeyId: "a", secretAccessKey: "b" },
      now: new Date(0),
      expiresInSeconds: 1,
    };
    for (const round of [1, 2]) {
      for (let number = 0; number < 150; number += 1) {
        const where = { bucket: "b", region: `region-${number}`, url: `https://${round}` };
        assert.deepEqual(templatedSigner(where)(usual), plainSigner(where)(usual));
      }
    }
  });
});
