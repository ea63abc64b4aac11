import { readCredential } from "./credential.ts";
import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

/**
 * Checks that the form was signed for the region of the bucket, where that is known. S3 looks at it before the signature.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-authentication-HTTPPOST.html
 */
export const checkRegion: Check = ({ form, region }) => {
  const sent = readCredential(form.get("x-amz-credential")?.value)?.region;
  if (region === undefined || sent === undefined || sent === region) return [];
  return [finding("wrong_region", remedy, { sent, expected: region })];
};

const remedy = "Have the server sign for the region of the bucket: the form was signed for another.";
