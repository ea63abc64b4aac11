import type { MatrixCase } from "../matrix-case.ts";

export const expirationCases: readonly MatrixCase[] = [
  {
    title: "a policy that expires in an hour",
    why: "its time is still to come",
    form: ({ byHand, inHours }) => byHand({ expiration: inHours(1) }),
    expected: "accepted",
  },
  {
    title: "a policy that expired an hour ago",
    why: "its time has passed",
    form: ({ byHand, inHours }) => byHand({ expiration: inHours(-1) }),
    expected: "policy_expired",
  },
  {
    title: "a policy that expires as it is sent",
    why: "the last moment is no longer in it",
    form: ({ byHand, inHours }) => byHand({ expiration: inHours(0) }),
    expected: "policy_expired",
  },
  {
    title: "a policy of another century",
    why: "its time has passed",
    form: ({ byHand }) => byHand({ expiration: "1999-12-31T23:59:59Z" }),
    expected: "policy_expired",
  },
  {
    title: "a policy for many years",
    why: "S3 knows no longest time for policies",
    form: ({ byHand }) => byHand({ expiration: "2999-12-31T23:59:59Z" }),
    expected: "accepted",
  },
  {
    title: "an expiration without fractions of a second",
    why: "ISO 8601 needs none",
    form: ({ byHand, inHours }) => byHand({ expiration: `${inHours(1).slice(0, 19)}Z` }),
    expected: "accepted",
  },
  {
    title: "an expiration with nanoseconds",
    why: "ISO 8601 has as many digits as one likes",
    form: ({ byHand, inHours }) => byHand({ expiration: `${inHours(1).slice(0, 19)}.123456789Z` }),
    expected: "accepted",
  },
  {
    title: "an expiration with an offset from UTC",
    why: "expirations are in UTC, which Z says",
    form: ({ byHand, inHours }) => byHand({ expiration: `${inHours(3).slice(0, 19)}+02:00` }),
    expected: "malformed_policy",
    departs: { kind: "expirations_may_have_offsets", minio: "accepted" },
  },
  {
    title: "an expiration that is a day",
    why: "an expiration is a date with its time",
    form: ({ byHand }) => byHand({ expiration: "2999-12-31" }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "an expiration on February 30",
    why: "there is no such day",
    form: ({ byHand }) => byHand({ expiration: "2999-02-30T00:00:00Z" }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "an expiration that is a number",
    why: "an expiration is a string",
    form: ({ byHand }) =>
      byHand({ policy: ({ conditions }) => JSON.stringify({ expiration: 32_503_680_000, conditions }) }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
];
