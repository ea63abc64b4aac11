import type { Finding } from "@signed-s3/contracts";
import { finding } from "./finding.ts";
import { lowerCase } from "./form.ts";
import type { Check } from "./upload.ts";

const prefix = "x-amz-checksum-";

/** The fields that bear a digest of the file, and how many bytes it has. */
const digestLengths: ReadonlyMap<string, number> = new Map([
  ["content-md5", 16],
  [`${prefix}crc32`, 4],
  [`${prefix}crc32c`, 4],
  [`${prefix}crc64nvme`, 8],
  [`${prefix}sha1`, 20],
  [`${prefix}sha256`, 32],
]);

/**
 * Checks the checksum fields by themselves: base64 of the right length, only one of them, and of the algorithm that is named.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export const checkChecksumFields: Check = ({ form }) => {
  const findings: Finding[] = [];
  for (const [field, length] of digestLengths) {
    const sent = form.get(field)?.value;
    if (sent === undefined || base64Length(sent) === length) continue;
    const remedy = `Send the field ${field} as base64 of ${length} bytes: of the digest itself, not of its hexadecimal digits.`;
    findings.push(finding("invalid_field", remedy, { sent, expected: `base64 of ${length} bytes` }));
  }
  const checksums = [...digestLengths.keys()].filter((field) => field.startsWith(prefix) && form.has(field));
  if (checksums.length > 1) {
    const remedy = `Have the form signed with one checksum: S3 takes one of the fields ${checksums.join(", ")}.`;
    findings.push(finding("invalid_field", remedy, { sent: checksums.join(", "), expected: "one of them" }));
  }
  const algorithm = form.get(`${prefix}algorithm`)?.value;
  const named = algorithm === undefined ? undefined : `${prefix}${lowerCase(algorithm)}`;
  if (named !== undefined && (!digestLengths.has(named) || (checksums.length > 0 && !checksums.includes(named)))) {
    const known = checksums[0] ?? `${prefix}sha256`;
    const expected = known.slice(prefix.length).toUpperCase();
    const remedy = `Have the form signed with ${expected} as ${prefix}algorithm: the checksum and the name of its algorithm go together.`;
    findings.push(finding("invalid_field", remedy, { sent: algorithm, expected }));
  }
  return findings;
};

/**
 * Checks that the file's bytes are those of the checksum, as far as the file's digests are known.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html
 */
export const checkDigests: Check = ({ form, file: { checksums = {} } }) =>
  Object.entries(checksums).flatMap(([name, digest]) => {
    const field = lowerCase(name);
    const sent = form.get(field)?.value;
    const length = digestLengths.get(field);
    if (sent === undefined || sent === digest || length === undefined || base64Length(sent) !== length) return [];
    const remedy = `Send the very file that ${field} was computed of, or have the form signed for this one: its bytes are others.`;
    return [finding("checksum_mismatch", remedy, { sent, expected: digest })];
  });

function base64Length(text: string): number | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return (text.length / 4) * 3 - (text.endsWith("==") ? 2 : text.endsWith("=") ? 1 : 0);
}
