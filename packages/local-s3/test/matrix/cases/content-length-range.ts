import { sized } from "../files.ts";
import type { MatrixCase } from "../matrix-case.ts";

export const contentLengthRangeCases: readonly MatrixCase[] = [
  {
    title: "a file of the least size",
    why: "both ends are included",
    form: ({ product }) => product({ contentLengthRange: [10, 20] }),
    file: sized(10),
    expected: "accepted",
  },
  {
    title: "a file of one byte less than the least size",
    why: "it is too small",
    form: ({ product }) => product({ contentLengthRange: [10, 20] }),
    file: sized(9),
    expected: "file_too_small",
  },
  {
    title: "a file of the greatest size",
    why: "both ends are included",
    form: ({ product }) => product({ contentLengthRange: [10, 20] }),
    file: sized(20),
    expected: "accepted",
  },
  {
    title: "a file of one byte more than the greatest size",
    why: "it is too large",
    form: ({ product }) => product({ contentLengthRange: [10, 20] }),
    file: sized(21),
    expected: "file_too_large",
  },
  {
    title: "an empty file where nothing is said of its size",
    why: "an object may be empty",
    form: ({ product }) => product(),
    file: sized(0),
    expected: "accepted",
  },
  {
    title: "an empty file where it may be empty",
    why: "both ends are included",
    form: ({ product }) => product({ contentLengthRange: [0, 5] }),
    file: sized(0),
    expected: "accepted",
  },
  {
    title: "an empty file where there must be a byte",
    why: "it is too small",
    form: ({ product }) => product({ contentLengthRange: [1, 5] }),
    file: sized(0),
    expected: "file_too_small",
  },
  {
    title: "a file where it must be empty",
    why: "one byte is more than none",
    form: ({ product }) => product({ contentLengthRange: [0, 0] }),
    file: sized(1),
    expected: "file_too_large",
    departs: { kind: "a_greatest_size_of_zero_is_none", minio: "accepted" },
  },
  {
    title: "a file of 300,000 bytes of the greatest size",
    why: "both ends are included, however large",
    form: ({ product }) => product({ contentLengthRange: [300_000, 300_000] }),
    file: sized(300_000),
    expected: "accepted",
  },
  {
    title: "a file of 300,001 bytes where 300,000 are the most",
    why: "the size is counted while the file comes",
    form: ({ product }) => product({ contentLengthRange: [1, 300_000] }),
    file: sized(300_001),
    expected: "file_too_large",
  },
  {
    title: "a file in both of two ranges",
    why: "all conditions must hold, and they do",
    form: ({ byHand }) =>
      byHand({
        conditions: [
          ["content-length-range", 1, 10],
          ["content-length-range", 5, 20],
        ],
      }),
    expected: "accepted",
  },
  {
    title: "a file in the second of two ranges alone",
    why: "all conditions must hold",
    form: ({ byHand }) =>
      byHand({
        conditions: [
          ["content-length-range", 1, 4],
          ["content-length-range", 1, 20],
        ],
      }),
    expected: "file_too_large",
    departs: { kind: "the_last_range_counts", minio: "accepted" },
  },
  {
    title: "a range whose ends are strings of digits",
    why: "a string of digits counts as a number",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", "1", "5"]] }),
    expected: "accepted",
  },
  {
    title: "a file out of a range whose ends are strings",
    why: "a string of digits counts as a number",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", "1", "4"]] }),
    expected: "file_too_large",
  },
  {
    title: "a range whose ends are the wrong way round",
    why: "no size is at least ten and at most five",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", 10, 5]] }),
    expected: "file_too_small",
  },
  {
    title: "a range with one end",
    why: "a range has two ends",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", 5]] }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "a range of words",
    why: "no size is between words",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", "one", "ten"]] }),
    expected: "condition_failed",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "a range with an end that is null",
    why: "an end is a number",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", null, 5]] }),
    expected: "malformed_policy",
    departs: { kind: "own_code_for_bad_policies", minio: "PostPolicyInvalidKeyName" },
  },
  {
    title: "a range that begins with half a byte",
    why: "an end is a whole number",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", 0.5, 5]] }),
    expected: "malformed_policy",
    departs: { kind: "ends_of_ranges_are_cut", minio: "accepted" },
  },
  {
    title: "a range that begins below zero",
    why: "an end is not negative",
    form: ({ byHand }) => byHand({ conditions: [["content-length-range", -1, 5]] }),
    expected: "malformed_policy",
    departs: { kind: "ends_of_ranges_are_cut", minio: "accepted" },
  },
];
