import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { parse } from "content-disposition";
import fc from "fast-check";
import { attachment, isAllowedContentType, SigningError, type SignOptions, signer } from "../../src/index.ts";
import { searchRuns } from "../search-runs.ts";

const sign = signer({ bucket: "photos", region: "eu-central-1", url: "https://photos.example" });
const base: SignOptions = {
  key: "direct_uploads/1",
  credentials: { accessKeyId: "AKID", secretAccessKey: "secret" },
  now: new Date("2026-01-01T00:00:00Z"),
  expiresInSeconds: 3600,
};
/** What an option adds to the form of {@link base}. */
const added = (options: Partial<SignOptions>) => {
  const { fields } = sign({ ...base, ...options });
  return {
    fields: Object.fromEntries(Object.entries(fields).slice(7)),
    conditions: JSON.parse(atob(fields.policy)).conditions.slice(6),
  };
};
const digest = (bytes: number) => btoa("x".repeat(bytes));
const both = (...pairs: (readonly [field: string, value: string])[]) => ({
  fields: Object.fromEntries(pairs),
  conditions: pairs.map(([field, value]) => ({ [field]: value })),
});

type Case = readonly [what: string, options: Partial<SignOptions>, expected: ReturnType<typeof added>];
const cases: readonly Case[] = [
  [
    "contentLengthRange",
    { contentLengthRange: [1, 10] },
    { fields: {}, conditions: [["content-length-range", 1, 10]] },
  ],
  ["contentType, exact", { contentType: "image/png" }, both(["Content-Type", "image/png"])],
  [
    "contentType of a family",
    { contentType: "image/*" },
    { fields: {}, conditions: [["starts-with", "$Content-Type", "image/"]] },
  ],
  [
    "contentType by its start",
    { contentType: { startsWith: "text/pl" } },
    { fields: {}, conditions: [["starts-with", "$Content-Type", "text/pl"]] },
  ],
  [
    "metadata, fixed and free",
    { metadata: { Album: "summer", note: { startsWith: "" } } },
    {
      fields: { "x-amz-meta-album": "summer" },
      conditions: [{ "x-amz-meta-album": "summer" }, ["starts-with", "$x-amz-meta-note", ""]],
    },
  ],
  [
    "tags, escaped",
    { tags: { state: "pending", "<a>": "\"b\" & 'c'" } },
    both([
      "tagging",
      "<Tagging><TagSet><Tag><Key>state</Key><Value>pending</Value></Tag>" +
        "<Tag><Key>&lt;a&gt;</Key><Value>&quot;b&quot; &amp; &apos;c&apos;</Value></Tag></TagSet></Tagging>",
    ]),
  ],
  ...(
    [
      ["CRC32", 4],
      ["CRC32C", 4],
      ["CRC64NVME", 8],
      ["SHA1", 20],
      ["SHA256", 32],
    ] as const
  ).map(
    ([algorithm, bytes]) =>
      [
        `checksum ${algorithm}`,
        { checksum: { algorithm, value: digest(bytes) } },
        both(["x-amz-checksum-algorithm", algorithm], [`x-amz-checksum-${algorithm.toLowerCase()}`, digest(bytes)]),
      ] satisfies Case,
  ),
  ["contentMd5", { contentMd5: digest(16) }, both(["Content-MD5", digest(16)])],
  ["cacheControl", { cacheControl: "max-age=60" }, both(["Cache-Control", "max-age=60"])],
  ["contentDisposition", { contentDisposition: "inline" }, both(["Content-Disposition", "inline"])],
  [
    "contentDisposition of a file name",
    { contentDisposition: { filename: 'c:\\dir/na\u00efve "1".pdf' } },
    both([
      "Content-Disposition",
      'attachment; filename="na?ve \\"1\\".pdf"; filename*=UTF-8\'\'na%C3%AFve%20%221%22.pdf',
    ]),
  ],
  ["contentEncoding", { contentEncoding: "gzip" }, both(["Content-Encoding", "gzip"])],
  ["expires", { expires: new Date(0) }, both(["Expires", "Thu, 01 Jan 1970 00:00:00 GMT"])],
  ["acl", { acl: "private" }, both(["acl", "private"])],
  ["storageClass", { storageClass: "STANDARD_IA" }, both(["x-amz-storage-class", "STANDARD_IA"])],
  [
    "serverSideEncryption by S3",
    { serverSideEncryption: { type: "AES256" } },
    both(["x-amz-server-side-encryption", "AES256"]),
  ],
  [
    "serverSideEncryption by KMS",
    { serverSideEncryption: { type: "aws:kms", keyId: "k", context: { a: "\u00e9" }, bucketKeyEnabled: true } },
    both(
      ["x-amz-server-side-encryption", "aws:kms"],
      ["x-amz-server-side-encryption-aws-kms-key-id", "k"],
      ["x-amz-server-side-encryption-context", "eyJhIjoiw6kifQ=="],
      ["x-amz-server-side-encryption-bucket-key-enabled", "true"],
    ),
  ],
  [
    "successActionRedirect",
    { successActionRedirect: "https://example.org/done?a=1" },
    both(["success_action_redirect", "https://example.org/done?a=1"]),
  ],
  [
    "websiteRedirectLocation",
    { websiteRedirectLocation: "/other" },
    both(["x-amz-website-redirect-location", "/other"]),
  ],
  [
    "free conditions",
    {
      conditions: [
        { field: "x-amz-meta-a", value: "1" },
        { field: "Content-Language", startsWith: "de" },
      ],
    },
    {
      fields: { "x-amz-meta-a": "1" },
      conditions: [{ "x-amz-meta-a": "1" }, ["starts-with", "$Content-Language", "de"]],
    },
  ],
  [
    "a free condition with a value that the form suggests",
    { conditions: [{ field: "x-amz-meta-a", startsWith: "1", value: "12" }] },
    { fields: { "x-amz-meta-a": "12" }, conditions: [["starts-with", "$x-amz-meta-a", "1"]] },
  ],
];

const together = (chosen: readonly Case[]): Partial<SignOptions> =>
  Object.assign({}, ...chosen.map(([, options]) => options));

const refusals: readonly [why: string, option: string, options: object][] = [
  ["a least size above the greatest", "contentLengthRange", { contentLengthRange: [2, 1] }],
  ["a negative size", "contentLengthRange", { contentLengthRange: [-1, 1] }],
  ["a size above what a POST can bring", "contentLengthRange", { contentLengthRange: [0, 5 * 1024 ** 3 + 1] }],
  ["a size that is not whole", "contentLengthRange", { contentLengthRange: [0, 1.5] }],
  ["a media type without a slash", "contentType", { contentType: "png" }],
  ["every media type at once, which no file's type could meet", "contentType", { contentType: "*/*" }],
  ["a family with a parameter", "contentType", { contentType: "image/*;q=1" }],
  ["a list of media types", "contentType", { contentType: "image/png,text/html" }],
  ["a list hidden in a parameter", "contentType", { contentType: "image/png; a=b,text/html" }],
  ["a line break in a header", "cacheControl", { cacheControl: "a\r\nb" }],
  ["an empty header", "cacheControl", { cacheControl: "" }],
  ["${filename} in the middle of the key", "key", { key: "a/${filename}.png" }],
  ["an empty key", "key", { key: "" }],
  ["a key of 1,025 bytes", "key", { key: `${"\u00e9".repeat(512)}x` }],
  ["a lone surrogate in the key", "key", { key: "\ud800" }],
  ["a metadata name that is no token", "metadata.a b", { metadata: { "a b": "1" } }],
  ["a metadata name twice", "metadata.A", { metadata: { a: "1", A: "2" } }],
  ["over 2 KB of metadata", "metadata", { metadata: { a: "x".repeat(2048) } }],
  ["eleven tags", "tags", { tags: Object.fromEntries(Array.from({ length: 11 }, (_, n) => [`t${n}`, ""])) }],
  ["an empty tag key", "tags.", { tags: { "": "x" } }],
  ["a reserved tag key", "tags.aws:x", { tags: { "aws:x": "x" } }],
  ["a tag key of 129 characters", `tags.${"k".repeat(129)}`, { tags: { ["k".repeat(129)]: "x" } }],
  ["a tag value of 257 characters", "tags.k", { tags: { k: "v".repeat(257) } }],
  ["a control character in a tag", "tags.k", { tags: { k: "\u0000" } }],
  ["an unknown checksum", "checksum.algorithm", { checksum: { algorithm: "constructor", value: digest(32) } }],
  ["a checksum of the wrong length", "checksum.value", { checksum: { algorithm: "SHA256", value: digest(31) } }],
  ["a checksum that is not base64", "checksum.value", { checksum: { algorithm: "SHA256", value: "!".repeat(44) } }],
  [
    "a checksum without its padding",
    "checksum.value",
    { checksum: { algorithm: "SHA256", value: digest(32).slice(0, -1) } },
  ],
  ["an MD5 in hexadecimal", "contentMd5", { contentMd5: "d41d8cd98f00b204e9800998ecf8427e" }],
  ["a file name that is only a folder", "contentDisposition.filename", { contentDisposition: { filename: "a/" } }],
  ["an invalid date", "expires", { expires: new Date(Number.NaN) }],
  ["an unknown ACL", "acl", { acl: "public" }],
  ["an unknown storage class", "storageClass", { storageClass: "COLD" }],
  ["an unknown encryption", "serverSideEncryption.type", { serverSideEncryption: { type: "rot13" } }],
  ["a KMS key without KMS", "serverSideEncryption", { serverSideEncryption: { type: "AES256", keyId: "k" } }],
  ["an unknown status", "successActionStatus", { successActionStatus: 202 }],
  ["a redirect that is a script", "successActionRedirect", { successActionRedirect: "javascript:alert(1)" }],
  ["a website redirect to nowhere", "websiteRedirectLocation", { websiteRedirectLocation: "other" }],
  ["a free condition on a field of the signer's", "conditions.0.field", { conditions: [{ field: "Key", value: "x" }] }],
  ["a free condition on no field name", "conditions.0.field", { conditions: [{ field: "__proto__", value: "x" }] }],
  [
    "a free value that does not start so",
    "conditions.0.value",
    { conditions: [{ field: "a", startsWith: "b", value: "c" }] },
  ],
  ["two conditions on one field", "conditions", { acl: "private", conditions: [{ field: "ACL", value: "private" }] }],
  ["${filename} in metadata", "metadata.a", { metadata: { a: "x-${filename}" } }],
  ["${filename} in a tag", "tags.a", { tags: { a: "${filename}" } }],
  ["${filename} in a header", "cacheControl", { cacheControl: "${filename}" }],
  ["${filename} in a free condition", "conditions.0", { conditions: [{ field: "a", value: "${filename}" }] }],
  ["${filename} in a redirect", "successActionRedirect", { successActionRedirect: "https://a.example/${filename}" }],
  ["a redirect without its slashes", "successActionRedirect", { successActionRedirect: "https:a.example" }],
  ["a redirect with a third slash", "successActionRedirect", { successActionRedirect: "https:///a.example" }],
  ["a redirect with a backslash", "successActionRedirect", { successActionRedirect: "https:\\\\a.example" }],
  ["a redirect with a line break", "successActionRedirect", { successActionRedirect: "https://a.example/\n" }],
  ["a redirect after a space", "successActionRedirect", { successActionRedirect: " https://a.example/" }],
  ["a redirect with half a character", "successActionRedirect", { successActionRedirect: "https://a.example/\ud800" }],
  ["a free condition without a start", "conditions.0", { conditions: [{ field: "a", startsWith: undefined }] }],
  ["a free condition without a value", "conditions.0", { conditions: [{ field: "a", value: undefined }] }],
  [
    "tags of more than S3 reads",
    "tags",
    { tags: Object.fromEntries([..."0123456789"].map((n) => [n, "\u6f22".repeat(256)])) },
  ],
  [
    "a file name of more than S3 reads",
    "contentDisposition",
    { acl: "private", contentDisposition: { filename: "a".repeat(9000) } },
  ],
  [
    "metadata of more names than S3 reads",
    "metadata",
    { metadata: Object.fromEntries(Array.from({ length: 500 }, (_, n) => [`k${n}`, ""])) },
  ],
  ["what is no range", "contentLengthRange", { contentLengthRange: 5 }],
  ["a range of three", "contentLengthRange", { contentLengthRange: [1, 2, 3] }],
  ["null for text", "cacheControl", { cacheControl: null }],
  ["null for an object", "tags", { tags: null }],
  ["a list for an object", "metadata", { metadata: ["a"] }],
  ["text for an object", "tags", { tags: "a" }],
  ["null for metadata", "metadata.a", { metadata: { a: null } }],
  ["the text of a date", "expires", { expires: "2026-01-01T00:00:00Z" }],
  ["a number for the time", "now", { now: 1_767_225_600_000 }],
  ["no time", "now", { now: undefined }],
  [
    "credentials whose end is text",
    "credentials.expiration",
    { credentials: { ...base.credentials, expiration: "2026-01-01T00:00:00Z" } },
  ],
  [
    "an access key id with a line break",
    "credentials.accessKeyId",
    { credentials: { ...base.credentials, accessKeyId: "AKID\n" } },
  ],
  [
    "a session token with a line break",
    "credentials.sessionToken",
    { credentials: { ...base.credentials, sessionToken: "token\n" } },
  ],
  ["a key of another kind", "key.startsWith", { key: null }],
  ["conditions of another kind", "conditions", { conditions: { field: "a" } }],
  ["a condition of another kind", "conditions.0", { conditions: [null] }],
  [
    "an encryption context of numbers",
    "serverSideEncryption.context.a",
    {
      serverSideEncryption: { type: "aws:kms", context: { a: 1 } },
    },
  ],
  ["a misspelt option", "contentLenghtRange", { contentLenghtRange: [0, 1] }],
];

describe("signer()", () => {
  for (const [what, options, expected] of cases) {
    it(`puts ${what} in fields and policy`, () => assert.deepEqual(added(options), expected));
  }

  for (const [why, option, options] of refusals) {
    it(`refuses ${why}, and names the option`, () => {
      assert.throws(
        () => sign({ ...base, ...options }),
        (error) => error instanceof SigningError && error.code === "invalid_option" && error.option === option,
      );
    });
  }

  it("takes any value of any option, or refuses it by name", () => {
    const names = Object.keys(together(cases));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.anything({ withNullPrototype: true }), (name, value) => {
        try {
          sign({ ...base, ...{ [name]: value } });
        } catch (error) {
          assert.ok(error instanceof SigningError && error.option.startsWith(name), String(error));
        }
      }),
      { numRuns: searchRuns(3000) },
    );
  });

  it("takes a key up to a ${filename} at its end as a prefix, and keeps it in the form", () => {
    const { fields } = sign({ ...base, key: "a/${filename}" });
    assert.equal(fields.key, "a/${filename}");
    assert.deepEqual(JSON.parse(atob(fields.policy)).conditions[1], ["starts-with", "$key", "a/"]);
    assert.deepEqual(sign({ ...base, key: { startsWith: "a/" } }), sign({ ...base, key: "a/${filename}" }));
  });

  it("takes a key of 1,024 bytes", () => assert.ok(sign({ ...base, key: "\u00e9".repeat(512) })));

  for (const status of [200, 201, 204] as const) {
    it(`answers ${status} when asked`, () => {
      assert.equal(sign({ ...base, successActionStatus: status }).fields.success_action_status, String(status));
    });
  }

  it("gives the same for the same options in another order, and changes none of them", () => {
    const options = together(cases);
    const turned = Object.fromEntries(Object.entries(options).reverse());
    const withoutDoubles = { ...options, conditions: [] };
    const before = structuredClone(withoutDoubles);
    assert.deepEqual(sign({ ...base, ...withoutDoubles }), sign({ ...base, ...turned, conditions: [] }));
    assert.deepEqual(withoutDoubles, before);
  });

  it("names every field but policy and signature in a condition that the field meets", () => {
    fc.assert(
      fc.property(fc.subarray([...cases]), (chosen) => {
        const options = together(chosen);
        const { fields } = sign({ ...base, ...options, conditions: [] });
        const { conditions } = JSON.parse(atob(fields.policy)) as { conditions: (Record<string, string> | string[])[] };
        const met = conditions.flatMap((condition) => {
          if (!Array.isArray(condition))
            return Object.entries(condition).map(([name, value]) => [name, fields[name] === value]);
          const [operator = "", name = "", start = ""] = condition;
          return operator === "starts-with" ? [[name.slice(1), fields[name.slice(1)]?.startsWith(start) ?? true]] : [];
        });
        const named = new Map(met as [string, boolean][]);
        for (const name of Object.keys(fields)) {
          if (name !== "policy" && name !== "x-amz-signature") assert.equal(named.get(name), true, name);
        }
      }),
      { numRuns: searchRuns(500) },
    );
  });
});

describe("attachment()", () => {
  it("says the name ${filename} so that S3 puts no other in its place", () => {
    const value = attachment("a ${filename}.pdf");
    assert.equal(value, `attachment; filename="a ?{filename}.pdf"; filename*=UTF-8''a%20%24%7Bfilename%7D.pdf`);
    assert.equal(parse(value).parameters["filename"], "a ${filename}.pdf");
  });

  it("is read back as the same name by an independent parser, whatever the name", () => {
    const name = fc
      .string({ unit: "binary", minLength: 1 })
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are refused
      .filter((text) => !/[\u0000-\u001f\u007f/\\]/.test(text));
    fc.assert(
      fc.property(name, (filename) => {
        assert.equal(parse(attachment(filename)).parameters["filename"], filename);
      }),
      { numRuns: searchRuns(1000) },
    );
  });
});

describe("isAllowedContentType()", () => {
  const allowed = ["image/*", "application/pdf"];
  for (const [asked, expected] of [
    ["image/png", true],
    ["IMAGE/PNG", true],
    ["image/*", true],
    ["application/pdf; version=1", true],
    ["application/*", false],
    ["application/pdfx", false],
    ["imagex/png", false],
    ["*/*", false],
  ] as const) {
    it(`is ${expected} for ${asked}`, () => assert.equal(isAllowedContentType(asked, allowed), expected));
  }
});
