import { changed } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";

const tagging = (tags: readonly string[]): string =>
  `<Tagging><TagSet>${tags.map((key) => `<Tag><Key>${key}</Key><Value>1</Value></Tag>`).join("")}</TagSet></Tagging>`;
const upTo = (count: number): string[] => Array.from({ length: count }, (_, index) => `tag${index}`);

export const taggingCases: readonly MatrixCase[] = [
  {
    title: "tags that were signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ tags: { state: "new", "cost/center": "a+b=c@d" } }),
    expected: "accepted",
  },
  {
    title: "tags beyond ASCII",
    why: "a tag is of letters, digits and spaces of any script, and a few signs",
    form: ({ product }) => product({ tags: { größe: "大" } }),
    expected: "accepted",
    departs: { kind: "tags_are_ascii", minio: "MalformedPOSTRequest" },
  },
  {
    title: "ten tags",
    why: "that is the most",
    form: ({ byHand }) => byHand({ signed: { tagging: tagging(upTo(10)) } }),
    expected: "accepted",
  },
  {
    title: "eleven tags",
    why: "ten is the most",
    form: ({ byHand }) => byHand({ signed: { tagging: tagging(upTo(11)) } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_tags", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a tag twice",
    why: "an object has each tag once",
    form: ({ byHand }) => byHand({ signed: { tagging: tagging(["a", "a"]) } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_tags", minio: "MalformedPOSTRequest" },
  },
  {
    title: "tags that are no XML",
    why: "the field tagging is XML",
    form: ({ byHand }) => byHand({ signed: { tagging: "state=new" } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_tags", minio: "MalformedPOSTRequest" },
  },
  {
    title: "tags that are empty",
    why: "the field tagging is XML",
    form: ({ byHand }) => byHand({ signed: { tagging: "" } }),
    expected: "invalid_field",
    departs: { kind: "settings_are_not_checked", minio: "accepted" },
  },
  {
    title: "tags whose XML breaks off",
    why: "the field tagging is XML",
    form: ({ byHand }) => byHand({ signed: { tagging: "<Tagging><TagSet><Tag><Key>a</Key>" } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_tags", minio: "MalformedPOSTRequest" },
  },
  {
    title: "other tags than were signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ tags: { state: "new" } }), "tagging", (xml) => xml.replace("new", "old")),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
  {
    title: "a beginning of tags in place of their value",
    why: "tags can only be signed whole",
    form: ({ byHand }) =>
      byHand({ fields: { tagging: tagging(["a"]) }, conditions: [["starts-with", "$tagging", ""]] }),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
];

export const metadataCases: readonly MatrixCase[] = [
  {
    title: "metadata that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ metadata: { album: "holiday", "taken-at": "2026-01-01" } }),
    expected: "accepted",
  },
  {
    title: "other metadata than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ metadata: { album: "holiday" } }), "x-amz-meta-album", () => "work"),
    expected: "condition_failed",
  },
  {
    title: "metadata that starts as signed",
    why: "starts-with leaves the rest to the uploader",
    form: ({ byHand }) =>
      byHand({
        fields: { "x-amz-meta-album": "holiday/2026" },
        conditions: [["starts-with", "$x-amz-meta-album", "holiday"]],
      }),
    expected: "accepted",
  },
  {
    title: "metadata of 2 KB",
    why: "that is the most",
    form: ({ byHand }) => byHand({ signed: { "x-amz-meta-a": "x".repeat(2047) } }),
    expected: "accepted",
  },
  {
    title: "metadata of a byte more than 2 KB",
    why: "names and values may be 2 KB in all",
    form: ({ byHand }) => byHand({ signed: { "x-amz-meta-a": "x".repeat(2048) } }),
    expected: "metadata_too_large",
    departs: { kind: "metadata_may_be_long", minio: "accepted" },
  },
];

export const objectSettingCases: readonly MatrixCase[] = [
  {
    title: "an acl that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ acl: "private" }),
    expected: "accepted",
  },
  {
    title: "another acl than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ acl: "private" }), "acl", () => "public-read"),
    expected: "condition_failed",
  },
  {
    title: "an acl that starts as signed",
    why: "starts-with leaves the rest to the uploader",
    form: ({ byHand }) => byHand({ fields: { acl: "public-read" }, conditions: [["starts-with", "$acl", "public"]] }),
    expected: "accepted",
  },
  {
    title: "an acl that there isn't",
    why: "S3 has a list of them",
    form: ({ byHand }) => byHand({ signed: { acl: "everybody" } }),
    expected: "invalid_field",
    departs: { kind: "settings_are_not_checked", minio: "accepted" },
  },
  {
    title: "a storage class that was signed",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ storageClass: "REDUCED_REDUNDANCY" }),
    expected: "accepted",
  },
  {
    title: "a storage class of AWS alone",
    why: "S3 has a list of them",
    form: ({ product }) => product({ storageClass: "STANDARD_IA" }),
    expected: "accepted",
  },
  {
    title: "another storage class than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) => changed(product({ storageClass: "STANDARD" }), "x-amz-storage-class", () => "GLACIER"),
    expected: "condition_failed",
  },
  {
    title: "a storage class that there isn't",
    why: "S3 has a list of them",
    form: ({ byHand }) => byHand({ signed: { "x-amz-storage-class": "CHEAPEST" } }),
    expected: "invalid_field",
    departs: { kind: "settings_are_not_checked", minio: "accepted" },
  },
  {
    title: "encryption with the store's own keys",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ serverSideEncryption: { type: "AES256" } }),
    expected: "accepted",
  },
  {
    title: "encryption with a key of the key service",
    why: "an exact condition is met by its value",
    form: ({ product }) => product({ serverSideEncryption: { type: "aws:kms", keyId: "matrix-key" } }),
    expected: "accepted",
  },
  {
    title: "another encryption than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ serverSideEncryption: { type: "aws:kms" } }), "x-amz-server-side-encryption", () => "AES256"),
    expected: "condition_failed",
  },
  {
    title: "an encryption that there isn't",
    why: "S3 has a list of them",
    form: ({ byHand }) => byHand({ signed: { "x-amz-server-side-encryption": "ROT13" } }),
    expected: "invalid_field",
    departs: { kind: "settings_are_not_checked", minio: "accepted" },
  },
];
