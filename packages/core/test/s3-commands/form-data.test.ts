import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { SignedFormRequest } from "@signed-s3/contracts";
import { Value } from "@sinclair/typebox/value";
import fc from "fast-check";
import {
  type Caller,
  type ConstraintOptions,
  commandRegistry,
  createSignedS3FormData,
  dispatcher,
  type SigningContext,
  signer,
  type UploadLimits,
  type UploadProfile,
} from "../../src/index.ts";
import { searchRuns } from "../search-runs.ts";

const sign = signer({ bucket: "photos", region: "eu-central-1", url: "https://photos.example" });
const profile = (limits: Partial<UploadLimits> = {}, fixed: ConstraintOptions = {}): UploadProfile => ({
  sign,
  keyTemplate: "direct_uploads/{uuid}",
  limits: { expiresInSeconds: 600, maxExpiresInSeconds: 3600, ...limits },
  fixed,
});
const signing: SigningContext = {
  now: new Date("2026-01-01T00:00:00Z"),
  credentials: { accessKeyId: "AKID", secretAccessKey: "secret" },
  keyUuid: "1",
};
const ask = (
  data: unknown,
  defaultProfile = profile(),
  profiles = new Map<string, UploadProfile>(),
  context = signing,
) => {
  const registry = commandRegistry(createSignedS3FormData({ defaultProfile, profiles }));
  const dispatch = dispatcher({ registry, newUuid: () => "0", defaultCommand: "CreateSignedS3FormData" });
  const answer = dispatch({ data }, context);
  assert.ok(!(answer instanceof Promise));
  return answer;
};
const accepted = (...parameters: Parameters<typeof ask>) => {
  const answer = ask(...parameters);
  assert.equal(answer.status, "accepted", JSON.stringify(answer));
  const { fields } = answer.status === "accepted" ? answer.data : assert.fail();
  const policy = JSON.parse(atob(fields.policy));
  return { fields, expiration: policy.expiration, conditions: policy.conditions.slice(6) };
};
const refused = (...parameters: Parameters<typeof ask>) => {
  const answer = ask(...parameters);
  assert.ok(answer.status === "not_accepted", "it was accepted");
  return answer.errors.map(({ status, code, source }) => `${status} ${code} ${source}`);
};

const sha256 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

describe("data", () => {
  it("puts each known member on form and policy, and ignores the others", () => {
    const { fields, conditions } = accepted({
      content_type: "image/png",
      content_length_range: [1, 10],
      filename: "a.png",
      metadata: { Album: "summer" },
      checksum_sha256: sha256,
      cache_control: "max-age=1",
      tags: { state: "pending" },
      preventEmptyData: true,
    });
    const added = {
      "Content-Type": "image/png",
      "x-amz-meta-album": "summer",
      tagging: "<Tagging><TagSet><Tag><Key>state</Key><Value>pending</Value></Tag></TagSet></Tagging>",
      "x-amz-checksum-algorithm": "SHA256",
      "x-amz-checksum-sha256": sha256,
      "Cache-Control": "max-age=1",
      "Content-Disposition": 'attachment; filename="a.png"',
    };
    assert.deepEqual(Object.fromEntries(Object.entries(fields).slice(7)), added);
    assert.deepEqual(conditions, [
      ["content-length-range", 1, 10],
      ...Object.entries(added).map(([name, value]) => ({ [name]: value })),
    ]);
  });

  it("ends the form as asked, else as the service does by default", () => {
    assert.equal(accepted({ expires_in: 60 }).expiration, "2026-01-01T00:01:00Z");
    assert.equal(accepted({}).expiration, "2026-01-01T00:10:00Z");
  });

  it("tells a hundred wrong entries at most", () => {
    const metadata = Object.fromEntries(Array.from({ length: 6000 }, (_, n) => [`@${n}`, ""]));
    assert.equal(refused({ metadata }).length, 100);
  });

  it("counts the characters of a file name as its schema does, whatever places they take", () => {
    const filename = "\u{1f600}".repeat(255);
    assert.ok(accepted({ filename }).fields["Content-Disposition"]?.endsWith(encodeURIComponent(filename)));
  });

  it("takes a redirect to an allowed origin", () => {
    const limits = profile({ redirectOrigins: ["https://example.org"] });
    const success_action_redirect = "https://example.org/done";
    assert.equal(
      accepted({ success_action_redirect }, limits).fields["success_action_redirect"],
      success_action_redirect,
    );
  });

  for (const [data, ...errors] of [
    [{ content_type: 5 }, "invalid_content_type /data/content_type"],
    [{ content_type: null }, "invalid_content_type /data/content_type"],
    [{ content_type: "image/png,text/html" }, "invalid_content_type /data/content_type"],
    [{ content_length_range: [2, 1] }, "invalid_content_length_range /data/content_length_range"],
    [{ content_length_range: ["1", "2"] }, "invalid_content_length_range /data/content_length_range"],
    [{ content_length_range: 5 }, "invalid_content_length_range /data/content_length_range"],
    [{ filename: "" }, "invalid_filename /data/filename"],
    [{ filename: "a\r\nb" }, "invalid_filename /data/filename"],
    [{ metadata: [] }, "invalid_metadata /data/metadata"],
    [{ metadata: { a: 1 } }, "invalid_metadata /data/metadata"],
    [{ metadata: { "a/b": "1" } }, "invalid_metadata /data/metadata/a~1b"],
    [{ metadata: { a: "x".repeat(2048) } }, "invalid_metadata /data/metadata"],
    [{ metadata: { a: "1", A: "2" } }, "invalid_metadata /data/metadata/A"],
    [{ checksum_sha256: "abc" }, "invalid_checksum_sha256 /data/checksum_sha256"],
    [{ cache_control: "" }, "invalid_cache_control /data/cache_control"],
    [
      { success_action_redirect: "javascript:alert(1)" },
      "invalid_success_action_redirect /data/success_action_redirect",
    ],
    [{ success_action_redirect: "https://evil.example" }, "redirect_not_allowed /data/success_action_redirect"],
    [{ tags: { "aws:a": "1" } }, "invalid_tags /data/tags/aws:a"],
    [{ tags: { "": "1", ok: "2", b: "x".repeat(257) } }, "invalid_tags /data/tags/", "invalid_tags /data/tags/b"],
    [
      { metadata: { "a b": "\n", c: "\n" } },
      "invalid_metadata /data/metadata/a b",
      "invalid_metadata /data/metadata/c",
    ],
    [{ filename: "\u{1f600}".repeat(256) }, "invalid_filename /data/filename"],
    [{ expires_in: 0 }, "invalid_expires_in /data/expires_in"],
    [{ expires_in: 3601 }, "invalid_expires_in /data/expires_in"],
    [{ expires_in: "60" }, "invalid_expires_in /data/expires_in"],
    [{ profile: "constructor" }, "unknown_profile /data/profile"],
    [{ profile: "__proto__" }, "unknown_profile /data/profile"],
    [{ profile: null }, "unknown_profile /data/profile"],
    [
      { content_type: 1, content_length_range: 1, metadata: 1, tags: 1, expires_in: 1.5, profile: "no" },
      "unknown_profile /data/profile",
      "invalid_content_type /data/content_type",
      "invalid_content_length_range /data/content_length_range",
      "invalid_metadata /data/metadata",
      "invalid_tags /data/tags",
      "invalid_expires_in /data/expires_in",
    ],
  ] as const) {
    it(`is refused: ${JSON.stringify(data).slice(0, 60)}`, () => {
      assert.deepEqual(
        refused(data),
        errors.map((error) => `422 ${error}`),
      );
    });
  }

  it("is never accepted where its schema refuses it", () => {
    const text = fc.oneof(fc.constantFrom("image/png", "image/*", sha256, "a"), fc.string({ unit: "binary" }));
    const anything = fc.oneof(
      text,
      fc.integer(),
      fc.array(fc.integer()),
      fc.dictionary(fc.string(), text),
      fc.jsonValue(),
    );
    const members = fc.record(
      Object.fromEntries(Object.keys(SignedFormRequest.properties).map((name) => [name, anything])),
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(members, (data) => {
        if (ask(data).status === "accepted") assert.deepEqual([...Value.Errors(SignedFormRequest, data)], []);
      }),
      { numRuns: searchRuns(1000) },
    );
  });
});

describe("limits", () => {
  const limits = profile({ contentLengthRange: [1, 1000], contentTypes: ["image/*", "application/pdf"] });

  it("are on every form", () => {
    const single = profile({ contentLengthRange: [1, 1000], contentTypes: ["image/*"] });
    assert.deepEqual(accepted(null, single).conditions, [
      ["content-length-range", 1, 1000],
      ["starts-with", "$Content-Type", "image/"],
    ]);
  });

  it("can be tightened", () => {
    assert.deepEqual(accepted({ content_type: "image/png", content_length_range: [5, 10] }, limits).conditions, [
      ["content-length-range", 5, 10],
      { "Content-Type": "image/png" },
    ]);
  });

  for (const [why, data, ...errors] of [
    [
      "a larger file",
      { content_type: "image/png", content_length_range: [1, 1001] },
      "content_length_range_not_allowed /data/content_length_range",
    ],
    [
      "a smaller file",
      { content_type: "image/png", content_length_range: [0, 10] },
      "content_length_range_not_allowed /data/content_length_range",
    ],
    ["another type", { content_type: "text/html" }, "content_type_not_allowed /data/content_type"],
    ["a wider family", { content_type: "application/*" }, "content_type_not_allowed /data/content_type"],
    ["no type where several are allowed", null, "content_type_not_allowed /data/content_type"],
    ["a type that is none, once", { content_type: "x" }, "invalid_content_type /data/content_type"],
  ] as const) {
    it(`refuse ${why}`, () =>
      assert.deepEqual(
        refused(data, limits),
        errors.map((error) => `422 ${error}`),
      ));
  }
});

describe("profiles", () => {
  const fixed = profile({}, { tags: { state: "pending" }, metadata: { by: "service" }, storageClass: "STANDARD_IA" });
  const profiles = new Map([["avatars", { ...fixed, keyTemplate: "{subject}/{date}/{uuid}.png" }]]);

  it("are chosen by name", () => {
    assert.equal(accepted({ profile: "avatars" }, profile(), profiles).fields.key, "anonymous/2026-01-01/1.png");
  });

  it("fix what a caller can't change, and let the rest be added to", () => {
    const data = { profile: "avatars", tags: { state: "done", a: "b" }, metadata: { by: "me", c: "d" } };
    const { fields } = accepted(data, profile(), profiles);
    assert.match(fields["tagging"] ?? "", /<Key>state<\/Key><Value>pending<.*<Key>a<\/Key><Value>b</);
    assert.equal(fields["x-amz-meta-by"], "service");
    const shouted = accepted({ profile: "avatars", metadata: { BY: "me" } }, profile(), profiles);
    assert.equal(shouted.fields["x-amz-meta-by"], "service");
    assert.equal(fields["x-amz-meta-c"], "d");
    assert.equal(fields["x-amz-storage-class"], "STANDARD_IA");
  });

  it("take the subject as one segment of the key, whatever is in it", () => {
    const context = { ...signing, subject: "../admin/ü" };
    const { fields } = accepted({ profile: "avatars" }, profile(), profiles, context);
    assert.equal(fields.key, "%2E%2E%2Fadmin%2F%C3%BC/2026-01-01/1.png");
  });

  it("are for those who may use them, and tell others nothing more", () => {
    const guarded = { ...fixed, mayUse: ({ scopes = [] }: Caller) => scopes.includes("upload") };
    const all = new Map([["constructor", guarded]]);
    const data = { profile: "constructor", expires_in: 0 };
    const forbidden = ["403 forbidden /data/profile"];
    assert.deepEqual(refused(data, profile(), all), forbidden);
    assert.deepEqual(refused(data, profile(), all, { ...signing, scopes: ["read"] }), forbidden);
    const known = { ...signing, scopes: ["read", "upload"] };
    assert.deepEqual(refused(data, profile(), all, known), ["422 invalid_expires_in /data/expires_in"]);
    assert.ok(accepted({ profile: "constructor" }, profile(), all, known));
  });

  it("can be for few by default too", () => {
    assert.deepEqual(refused({}, { ...profile(), mayUse: () => false }), ["403 forbidden /data/profile"]);
  });

  it("refuse what their own conditions are about", () => {
    const conditions = [{ field: "cache-control", startsWith: "max-age=" }];
    const only = new Map([["avatars", profile({}, { conditions })]]);
    const data = { profile: "avatars", filename: "a.png", cache_control: "no-store" };
    assert.deepEqual(refused(data, profile(), only), ["422 invalid_cache_control /data/cache_control"]);
    assert.ok(accepted({ profile: "avatars", filename: "a.png" }, profile(), only));
  });

  it("refuse what is too much only together with what they fix", () => {
    const tags = Object.fromEntries(Array.from({ length: 10 }, (_, n) => [`t${n}`, "x"]));
    assert.deepEqual(refused({ profile: "avatars", tags }, profile(), profiles), ["422 invalid_tags /data/tags"]);
    const metadata = { a: "x".repeat(2040) };
    assert.deepEqual(refused({ profile: "avatars", metadata }, profile(), profiles), [
      "422 invalid_metadata /data/metadata",
    ]);
  });
});
