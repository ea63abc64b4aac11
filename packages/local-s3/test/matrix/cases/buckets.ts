import { without } from "../alterations.ts";
import type { MatrixCase } from "../matrix-case.ts";
import { otherBucket } from "../signing.ts";

export const bucketCases: readonly MatrixCase[] = [
  {
    title: "a form in another bucket than it was signed for",
    why: "the bucket of the URL is held against the condition",
    form: ({ product }) => product(),
    bucket: otherBucket,
    expected: "condition_failed",
  },
  {
    title: "a form in another bucket, with the right one as a field",
    why: "it is the bucket of the URL that counts",
    form: ({ product }) => [...product(), ["bucket", "photos"]],
    bucket: otherBucket,
    expected: "condition_failed",
  },
  {
    title: "a policy without a condition on the bucket",
    why: "the bucket of the URL counts as a field, and it was not signed",
    form: ({ byHand }) => byHand({ target: [["starts-with", "$key", ""]] }),
    expected: "extra_field",
  },
  {
    title: "a policy for the bucket in capital letters",
    why: "values are compared with their case",
    form: ({ byHand }) => byHand({ target: [{ bucket: "Photos" }, ["starts-with", "$key", ""]] }),
    expected: "condition_failed",
  },
  {
    title: "a bucket that there isn't",
    why: "it does not exist",
    form: ({ byHand }) => byHand({ target: [{ bucket: "nowhere" }, ["starts-with", "$key", ""]] }),
    bucket: "nowhere",
    expected: "unknown_bucket",
    beyondTheForm: true,
  },
  {
    title: "a bucket that there isn't, by a form with nothing right",
    why: "the bucket is looked for first",
    form: ({ product }) => without(product(), "key"),
    bucket: "nowhere",
    expected: "unknown_bucket",
    beyondTheForm: true,
    departs: { kind: "checks_in_another_order", minio: "MalformedPOSTRequest" },
    explainedAs: "field_missing",
  },
];
