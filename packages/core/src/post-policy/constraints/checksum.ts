import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";

/** The bytes of a digest, by the algorithm's name in `x-amz-checksum-algorithm`. */
const digestBytes = { CRC32: 4, CRC32C: 4, CRC64NVME: 8, SHA1: 20, SHA256: 32 } as const;

/** The algorithms that S3 checks an upload by. */
export type ChecksumAlgorithm = keyof typeof digestBytes;

/** The digest that the file must have. */
export interface Checksum {
  readonly algorithm: ChecksumAlgorithm;
  /** Base64 of the digest, big-endian where it is a number. */
  readonly value: string;
}

/**
 * The file's checksum: S3 refuses other bytes.
 *
 * @throws {SigningError} The algorithm is unknown, or the value is not base64 of a digest of its length.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export function checksum({ algorithm, value }: Checksum): Constraint[] {
  if (!Object.hasOwn(digestBytes, algorithm)) {
    throw invalidOption("checksum.algorithm", `must be one of ${Object.keys(digestBytes).join(", ")}`);
  }
  requireDigest("checksum.value", value, digestBytes[algorithm]);
  return [eq("x-amz-checksum-algorithm", algorithm), eq(`x-amz-checksum-${algorithm.toLowerCase()}`, value)];
}

/**
 * The file's MD5, base64 (RFC 1864).
 *
 * @throws {SigningError} It is not base64 of 16 bytes.
 */
export function contentMd5(value: string): Constraint[] {
  requireDigest("contentMd5", value, 16);
  return [eq("Content-MD5", value)];
}

function requireDigest(option: string, value: string, bytes: number): void {
  // Re-encoding finds what atob lets pass: missing padding, white space, stray bits in the last character.
  let decoded: string | undefined;
  try {
    decoded = atob(value);
  } catch {
    // Not base64 at all.
  }
  if (decoded?.length !== bytes || btoa(decoded) !== value) {
    throw invalidOption(option, `must be base64 of ${bytes} bytes`);
  }
}
