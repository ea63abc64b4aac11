import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";

/** The algorithms that S3 checks an upload by, by their names in `x-amz-checksum-algorithm`. */
export type ChecksumAlgorithm = "CRC32" | "CRC32C" | "CRC64NVME" | "SHA1" | "SHA256";

/** The digest that the file must have. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64 of the digest, big-endian where it is a number. */
  readonly value: string;
}

/** A digest in base64. */
interface Digest {
  readonly field: string;
  readonly bytes: number;
  readonly base64: RegExp;
}

// The last character has bits beyond the digest's, which must be zero: so there is one way to write each digest.
const digest = (field: string, bytes: number): Digest => ({
  field,
  bytes,
  base64: bytes % 3 === 1 ? /^[A-Za-z0-9+/]+[AQgw]==$/ : /^[A-Za-z0-9+/]+[AEIMQUYcgkosw048]=$/,
});
const digests: ReadonlyMap<ChecksumAlgorithm, Digest> = new Map([
  ["CRC32", digest("x-amz-checksum-crc32", 4)],
  ["CRC32C", digest("x-amz-checksum-crc32c", 4)],
  ["CRC64NVME", digest("x-amz-checksum-crc64nvme", 8)],
  ["SHA1", digest("x-amz-checksum-sha1", 20)],
  ["SHA256", digest("x-amz-checksum-sha256", 32)],
]);
const md5 = digest("Content-MD5", 16);

/**
 * The file's checksum: S3 refuses other bytes.
 *
 * @throws {SigningError} The algorithm is unknown, or the value is not base64 of a digest of its length.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export function checksum({ algorithm, value }: Checksum): Constraint[] {
  const expected = digests.get(algorithm);
  if (!expected) throw invalidOption("checksum.algorithm", `must be one of ${[...digests.keys()].join(", ")}`);
  return [eq("x-amz-checksum-algorithm", algorithm), digestConstraint("checksum.value", expected, value)];
}

/**
 * The file's MD5, base64 (RFC 1864).
 *
 * @throws {SigningError} It is not base64 of 16 bytes.
 */
export function contentMd5(value: string): Constraint[] {
  return [digestConstraint("contentMd5", md5, value)];
}

function digestConstraint(option: string, { field, bytes, base64 }: Digest, value: string): Constraint {
  if (typeof value !== "string" || value.length !== Math.ceil(bytes / 3) * 4 || !base64.test(value)) {
    throw invalidOption(option, `must be base64 of ${bytes} bytes`);
  }
  return eq(field, value);
}
