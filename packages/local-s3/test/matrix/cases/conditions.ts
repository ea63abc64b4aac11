import { added, changed, without } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";

export const conditionCases: readonly MatrixCase[] = [
  {
    title: "a cache-control that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ cacheControl: "max-age=3600, immutable" }),
    expected: "accepted",
  },
  {
    title: "another cache-control than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ cacheControl: "max-age=3600" }), "Cache-Control", () => "max-age=9999999"),
    expected: "condition_failed",
  },
  {
    title: "a content-disposition that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ contentDisposition: { filename: "été.png" } }),
    expected: "accepted",
  },
  {
    title: "another content-disposition than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ contentDisposition: "attachment" }), "Content-Disposition", () => "inline"),
    expected: "condition_failed",
  },
  {
    title: "another content-encoding than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ contentEncoding: "gzip" }), "Content-Encoding", () => "br"),
    expected: "condition_failed",
  },
  {
    title: "an expires that was signed",
    why: "an exact condition is met by its value",
    form: ({ product, now }) => product({ expires: now }),
    expected: "accepted",
  },
  {
    title: "a field of the form's own choice that was signed",
    why: "any field may be signed; S3 passes over those it doesn't know",
    form: ({ product }) => product({ conditions: [{ field: "x-app-order", value: "42" }] }),
    expected: "accepted",
  },
  {
    title: "another value of a field of the form's own choice",
    why: "conditions hold for fields that S3 doesn't know as well",
    form: ({ product }) =>
      changed(product({ conditions: [{ field: "x-app-order", value: "42" }] }), "x-app-order", () => "43"),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
  {
    title: "a content-language that starts as signed",
    why: "starts-with leaves the rest to the uploader",
    form: ({ byHand }) =>
      byHand({ fields: { "Content-Language": "de-CH" }, conditions: [["starts-with", "$Content-Language", "de"]] }),
    expected: "accepted",
  },
  {
    title: "a content-language that starts otherwise",
    why: "the condition is not met",
    form: ({ byHand }) =>
      byHand({ fields: { "Content-Language": "fr" }, conditions: [["starts-with", "$Content-Language", "de"]] }),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
  {
    title: "a field that was signed and is not sent",
    why: "a condition on a field asks for the field",
    form: ({ product }) => without(product({ cacheControl: "no-cache" }), "Cache-Control"),
    expected: "condition_failed",
  },
  {
    title: "a field with an empty start that is not sent",
    why: "an empty start allows any value, but the field must be there",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$Content-Type", ""]] }),
    expected: "condition_failed",
    departs: { kind: "absent_fields_are_empty", minio: "accepted" },
  },
  {
    title: "a field signed as empty that is not sent",
    why: "an empty value is a value: the field must be there",
    form: ({ byHand }) => byHand({ conditions: [{ "Cache-Control": "" }] }),
    expected: "condition_failed",
    departs: { kind: "absent_fields_are_empty", minio: "accepted" },
  },
  {
    title: "metadata with an empty start that is not sent",
    why: "an empty start allows any value, but the field must be there",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$x-amz-meta-album", ""]] }),
    expected: "condition_failed",
    departs: { kind: "absent_fields_are_empty", minio: "accepted" },
  },
  {
    title: "a field of the form's own choice that is not sent",
    why: "a condition on a field asks for the field",
    form: ({ byHand }) => byHand({ conditions: [{ "x-app-order": "42" }] }),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
  {
    title: "a field with an empty value that was signed so",
    why: "an empty value is a value",
    form: ({ byHand }) => byHand({ signed: { "Cache-Control": "" } }),
    expected: "accepted",
  },
  {
    title: "an operator in capital letters",
    why: "S3 takes operators in any case",
    form: ({ byHand }) =>
      byHand({
        conditions: [
          ["Starts-With", "$key", "uploads/"],
          ["EQ", "$key", "uploads/1"],
        ],
      }),
    expected: "accepted",
  },
  {
    title: "a condition whose field has no dollar sign",
    why: "S3 finds no such field: the condition can't be met",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "key", "uploads/"]] }),
    expected: "condition_failed",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "a beginning of x-amz-credential in place of its value",
    why: "fields of signing can only be signed whole",
    form: ({ byHand }) => byHand({ conditions: [["starts-with", "$x-amz-credential", ""]] }),
    expected: "condition_failed",
  },
  {
    title: "a beginning of the bucket's name in place of its value",
    why: "a bucket can only be signed whole",
    form: ({ byHand }) =>
      byHand({
        target: [
          ["starts-with", "$bucket", "photo"],
          ["starts-with", "$key", ""],
        ],
      }),
    expected: "condition_failed",
  },
  {
    title: "an x-amz-date that was signed and altered",
    why: "the signing fields have conditions too",
    form: ({ byHand }) =>
      changed(byHand(), "x-amz-date", (date) => date.replace(/....Z$/, "5959Z").replace(/T..5959/, "T005959")),
    expected: "condition_failed",
  },
  {
    title: "an x-amz-website-redirect-location that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ websiteRedirectLocation: "/index.html" }),
    expected: "accepted",
  },
  {
    title: "a field that was added after signing, with a condition on another",
    why: "a condition on one field says nothing of another",
    form: ({ product }) => added(product({ contentType: "image/png" }), "Content-Encoding", "gzip"),
    expected: "extra_field",
  },
];
