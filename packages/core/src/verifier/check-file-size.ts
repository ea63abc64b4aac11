import { finding } from "./finding.ts";
import type { Check } from "./upload.ts";

// 5 GB as S3 counts them.
const largestFile = 5 * 1024 ** 3;

/**
 * Checks that the file is not larger than S3 takes by POST, whatever the policy allows.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export const checkFileSize: Check = ({ file: { size } }) => {
  if (size === undefined || size <= largestFile) return [];
  const remedy = `Upload the file in parts (S3's multipart upload): by a form S3 takes 5 GB at most, and this one has ${size} bytes.`;
  return [finding("file_too_large", remedy, { sent: `${size}`, expected: `at most ${largestFile}` })];
};
