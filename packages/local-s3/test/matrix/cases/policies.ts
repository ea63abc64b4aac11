import type { MatrixCase } from "../matrix-case.ts";
import { base64 } from "../signing.ts";

const badPolicy = {
  expected: "malformed_policy",
  departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
} as const;

export const policyCases: readonly MatrixCase[] = [
  {
    title: "a policy with white space between its parts",
    why: "JSON allows it",
    form: ({ byHand }) => byHand({ policy: (policy) => `\n ${JSON.stringify(policy, null, 2)}\t\r\n` }),
    expected: "accepted",
  },
  {
    title: "a policy with every letter escaped",
    why: "an escape stands for its character",
    form: ({ byHand }) =>
      byHand({
        policy: (policy) =>
          JSON.stringify(policy).replace(/[a-z]/g, (letter) => `\\u00${letter.charCodeAt(0).toString(16)}`),
      }),
    expected: "accepted",
  },
  {
    title: "a policy with escaped slashes",
    why: "an escape stands for its character",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify(policy).replaceAll("/", "\\/") }),
    expected: "accepted",
  },
  {
    title: "a policy with an escaped dollar sign",
    why: "policies have an escape for it that JSON doesn't know",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify(policy).replace('"$key"', '"\\$key"') }),
    expected: "accepted",
    departs: { kind: "escapes_are_those_of_json", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "a policy with its members the other way round",
    why: "the members of an object have no order",
    form: ({ byHand }) =>
      byHand({ policy: ({ expiration, conditions }) => JSON.stringify({ conditions, expiration }) }),
    expected: "accepted",
  },
  {
    title: "a policy with a member more",
    why: "a policy has an expiration and conditions",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify({ ...policy, version: 1 }) }),
    ...badPolicy,
  },
  {
    title: "a policy with Expiration in capitals",
    why: "the names of a policy's members have case",
    form: ({ byHand }) =>
      byHand({ policy: ({ expiration, conditions }) => JSON.stringify({ Expiration: expiration, conditions }) }),
    expected: "malformed_policy",
    departs: { kind: "members_have_no_case", minio: "accepted" },
  },
  {
    title: "a policy without an expiration",
    why: "a policy has an expiration and conditions",
    form: ({ byHand }) => byHand({ policy: ({ conditions }) => JSON.stringify({ conditions }) }),
    ...badPolicy,
  },
  {
    title: "a policy without conditions",
    why: "a policy has an expiration and conditions",
    form: ({ byHand }) => byHand({ policy: ({ expiration }) => JSON.stringify({ expiration }) }),
    expected: "malformed_policy",
    departs: { kind: "no_conditions_are_none", minio: "AccessDenied" },
  },
  {
    title: "a policy with an empty list of conditions",
    why: "a field that no condition names was not signed",
    form: ({ byHand }) => byHand({ policy: ({ expiration }) => JSON.stringify({ expiration, conditions: [] }) }),
    expected: "extra_field",
  },
  {
    title: "a policy whose conditions are an object",
    why: "conditions are a list",
    form: ({ byHand }) =>
      byHand({ policy: ({ expiration }) => JSON.stringify({ expiration, conditions: { key: "a" } }) }),
    ...badPolicy,
  },
  {
    title: "a policy that is a list",
    why: "a policy is an object",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify([policy]) }),
    ...badPolicy,
  },
  {
    title: "a policy that is null",
    why: "a policy is an object",
    form: ({ byHand }) => byHand({ policy: () => "null" }),
    ...badPolicy,
  },
  {
    title: "a policy that breaks off",
    why: "it is no JSON",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify(policy).slice(0, -1) }),
    ...badPolicy,
  },
  {
    title: "a policy with a comma too many",
    why: "it is no JSON",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify(policy).replace(/]}$/, ",]}") }),
    ...badPolicy,
  },
  {
    title: "a policy in single quotation marks",
    why: "it is no JSON",
    form: ({ byHand }) => byHand({ policy: (policy) => JSON.stringify(policy).replaceAll('"', "'") }),
    ...badPolicy,
  },
  {
    title: "a policy with something after it",
    why: "it is no JSON",
    form: ({ byHand }) => byHand({ policy: (policy) => `${JSON.stringify(policy)} and so on` }),
    ...badPolicy,
  },
  {
    title: "a policy of 2,000 lists in each other",
    why: "no condition is so deep",
    form: ({ byHand }) => byHand({ policy: () => "[".repeat(2000) + "]".repeat(2000) }),
    ...badPolicy,
  },
  {
    title: "a condition of lists in each other",
    why: "a condition is flat",
    form: ({ byHand }) => byHand({ conditions: [["eq", "$key", [[["uploads/1"]]]]] }),
    ...badPolicy,
  },
  {
    title: "a policy that is not base64",
    why: "policies are base64",
    form: ({ byHand }) => byHand({ encode: (json) => json.replace(/\s/g, "") }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_base64", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a policy in the base64 of URLs",
    why: "that alphabet is another",
    form: ({ byHand }) =>
      byHand({
        conditions: [
          ["starts-with", "$key", ""],
          ["starts-with", "$key", "uploads"],
        ],
        encode: (json) => `${base64(json).slice(0, -4)}-_-_`,
      }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_base64", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a policy without the padding of its base64",
    why: "base64 is padded",
    form: ({ byHand }) =>
      byHand({
        encode: (json) => base64(json + " ".repeat((4 - (Buffer.byteLength(json) % 3)) % 3)).replace(/=+$/, ""),
      }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_base64", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a policy that is empty, and signed",
    why: "an empty field says no more than none",
    form: ({ byHand }) => byHand({ encode: () => "" }),
    expected: "field_missing",
    s3Code: "AccessDenied",
    departs: { kind: "an_empty_policy_allows_all", minio: "accepted" },
  },
  {
    title: "a condition that is a string",
    why: "a condition is an object or a list of three",
    form: ({ byHand }) => byHand({ conditions: ["key"] }),
    ...badPolicy,
  },
  {
    title: "a condition of a list of two",
    why: "a condition is an object or a list of three",
    form: ({ byHand }) => byHand({ conditions: [["eq", "$key"]] }),
    ...badPolicy,
  },
  {
    title: "a condition of a list of four",
    why: "a condition is an object or a list of three",
    form: ({ byHand }) => byHand({ conditions: [["eq", "$key", "uploads/1", "uploads/2"]] }),
    ...badPolicy,
  },
  {
    title: "a condition with an operator that there isn't",
    why: "there are eq, starts-with and content-length-range",
    form: ({ byHand }) => byHand({ conditions: [["ends-with", "$key", "1"]] }),
    ...badPolicy,
  },
  {
    title: "a condition on a number",
    why: "values are strings",
    form: ({ byHand }) =>
      byHand({ conditions: [{ success_action_status: 201 }], fields: { success_action_status: "201" } }),
    ...badPolicy,
  },
  {
    title: "a condition on null",
    why: "values are strings",
    form: ({ byHand }) => byHand({ conditions: [["eq", "$key", null]] }),
    ...badPolicy,
  },
  {
    title: "a condition of two fields in one object",
    why: "an object has one field",
    form: ({ byHand }) =>
      byHand({
        conditions: [{ acl: "private", "Cache-Control": "no-cache" }],
        fields: { acl: "private", "Cache-Control": "no-cache" },
      }),
    expected: "malformed_policy",
    departs: { kind: "objects_may_have_many_fields", minio: "accepted" },
  },
  {
    title: "a condition of an empty object",
    why: "an object has one field",
    form: ({ byHand }) => byHand({ conditions: [{}] }),
    expected: "malformed_policy",
    departs: { kind: "objects_may_have_many_fields", minio: "accepted" },
  },
  {
    title: "a hundred conditions",
    why: "S3 counts bytes, not conditions",
    form: ({ byHand }) =>
      byHand({ conditions: Array.from({ length: 100 }, () => ["starts-with", "$key", "uploads/"]) }),
    expected: "accepted",
  },
];
