import { createHash } from "node:crypto";
import type { ChecksumAlgorithm } from "@signed-s3/core";
import { changed } from "../alterations.ts";
import { greeting, textFile } from "../files.ts";
import type { MatrixCase } from "../matrix-case.ts";

/** Digests of the five bytes of text, from other programs than ours. */
const digests: Readonly<Record<ChecksumAlgorithm, string>> = {
  CRC32: "NhCmhg==",
  CRC32C: "mnG7TA==",
  CRC64NVME: "M3eFcAZSQlc=",
  SHA1: "qvTGHdzF6KLavt4PO0gs2a6pQ00=",
  SHA256: "LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=",
};
const algorithms = Object.entries(digests) as [ChecksumAlgorithm, string][];
const md5 = createHash("md5").update(greeting.bytes).digest("base64");

const ofEachAlgorithm = algorithms.flatMap(([algorithm, value]): MatrixCase[] => [
  {
    title: `the file of its ${algorithm}`,
    why: "its bytes are those of the checksum",
    form: ({ product }) => product({ checksum: { algorithm, value } }),
    expected: "accepted",
  },
  {
    title: `another file than that of the ${algorithm}`,
    why: "its bytes are not those of the checksum",
    form: ({ product }) => product({ checksum: { algorithm, value } }),
    file: textFile("hullo"),
    expected: "checksum_mismatch",
    departs: { kind: "own_codes_for_checksums", minio: "XAmzContentChecksumMismatch" },
  },
]);

export const checksumCases: readonly MatrixCase[] = [
  ...ofEachAlgorithm,
  {
    title: "a checksum without the name of its algorithm",
    why: "the field's name says it",
    form: ({ byHand }) => byHand({ signed: { "x-amz-checksum-sha256": digests.SHA256 } }),
    expected: "accepted",
  },
  {
    title: "another file than that of a checksum without the name of its algorithm",
    why: "its bytes are not those of the checksum",
    form: ({ byHand }) => byHand({ signed: { "x-amz-checksum-sha256": digests.SHA256 } }),
    file: textFile("hullo"),
    expected: "checksum_mismatch",
    departs: { kind: "own_codes_for_checksums", minio: "XAmzContentChecksumMismatch" },
  },
  {
    title: "the checksum of another file than was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ checksum: { algorithm: "SHA256", value: digests.SHA256 } }), "x-amz-checksum-sha256", () =>
        createHash("sha256").update("hullo").digest("base64"),
      ),
    file: textFile("hullo"),
    expected: "condition_failed",
  },
  {
    title: "a checksum in hexadecimal",
    why: "checksums are base64",
    form: ({ byHand }) =>
      byHand({ signed: { "x-amz-checksum-sha256": createHash("sha256").update(greeting.bytes).digest("hex") } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_checksums", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a checksum of the wrong length",
    why: "a SHA-256 has 32 bytes",
    form: ({ byHand }) => byHand({ signed: { "x-amz-checksum-sha256": digests.SHA1 } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_checksums", minio: "MalformedPOSTRequest" },
  },
  {
    title: "two checksums",
    why: "S3 takes one",
    form: ({ byHand }) =>
      byHand({ signed: { "x-amz-checksum-sha256": digests.SHA256, "x-amz-checksum-crc32": digests.CRC32 } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_checksums", minio: "MalformedPOSTRequest" },
  },
  {
    title: "a checksum of another algorithm than is named",
    why: "the checksum and the name of its algorithm go together",
    form: ({ byHand }) =>
      byHand({ signed: { "x-amz-checksum-algorithm": "CRC32", "x-amz-checksum-sha256": digests.SHA256 } }),
    expected: "invalid_field",
    departs: { kind: "named_algorithms_are_trusted", minio: "accepted" },
  },
  {
    title: "an algorithm that there isn't",
    why: "S3 knows five",
    form: ({ byHand }) => byHand({ signed: { "x-amz-checksum-algorithm": "MD4" } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_checksums", minio: "MalformedPOSTRequest" },
  },
  {
    title: "the file of its MD5",
    why: "its bytes are those of the digest",
    form: ({ product }) => product({ contentMd5: md5 }),
    expected: "accepted",
  },
  {
    title: "another file than that of the MD5",
    why: "its bytes are not those of the digest",
    form: ({ product }) => product({ contentMd5: md5 }),
    file: textFile("hullo"),
    expected: "checksum_mismatch",
  },
  {
    title: "an MD5 in hexadecimal",
    why: "digests are base64",
    form: ({ byHand }) => byHand({ signed: { "Content-MD5": createHash("md5").update(greeting.bytes).digest("hex") } }),
    expected: "invalid_field",
    departs: { kind: "own_codes_for_checksums", minio: "InvalidDigest" },
  },
  {
    title: "another file with its own MD5 where one was signed",
    why: "an exact condition is met by nothing but its value",
    form: ({ product }) =>
      changed(product({ contentMd5: md5 }), "Content-MD5", () => createHash("md5").update("hullo").digest("base64")),
    file: textFile("hullo"),
    expected: "condition_failed",
    departs: { kind: "other_fields_are_not_held", minio: "accepted" },
  },
];
