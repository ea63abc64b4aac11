import type { Finding } from "@signed-s3/contracts";
import { allowedValues } from "./allowed-values.ts";
import { finding, quoted } from "./finding.ts";
import type { Check } from "./upload.ts";

const longestKey = 1024;
const mostMetadata = 2048;
const metadataPrefix = "x-amz-meta-";

/**
 * Checks the values that S3 does not take even if they were signed: of `key`, `x-amz-meta-*` and the fields that have a list
 * of values.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export const checkFieldValues: Check = ({ form }) => {
  const findings: Finding[] = [];
  const key = form.get("key")?.value ?? "";
  if (utf8Length(key) > longestKey) {
    const remedy = `Shorten the key to ${longestKey} bytes of UTF-8 at most; this one has ${utf8Length(key)}.`;
    findings.push(finding("key_too_long", remedy, { sent: key, expected: `at most ${longestKey} bytes` }));
  }
  const metadata = [...form].filter(([field]) => field.startsWith(metadataPrefix));
  const size = metadata.reduce((sum, [field, { value }]) => sum + utf8Length(field + value) - metadataPrefix.length, 0);
  if (size > mostMetadata) {
    const remedy = `Shorten the fields ${metadataPrefix}*: names and values may be 2 KB in all, and these are ${size} bytes.`;
    findings.push(
      finding("metadata_too_large", remedy, { sent: `${size}`, expected: `at most ${mostMetadata} bytes` }),
    );
  }
  for (const [field, values] of allowedValues) {
    const sent = form.get(field)?.value;
    if (sent === undefined || values.includes(sent)) continue;
    const remedy = `Have the form signed with a value of ${field} that S3 knows, such as ${values[0]}; ${quoted(field, sent)} is none.`;
    findings.push(finding("invalid_field", remedy, { sent, expected: values.join(", ") }));
  }
  return findings;
};

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
