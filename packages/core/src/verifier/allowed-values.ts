/** The canned ACLs that S3 knows: the values of the field `acl`. */
export const cannedAcls = [
  "private",
  "public-read",
  "public-read-write",
  "aws-exec-read",
  "authenticated-read",
  "bucket-owner-read",
  "bucket-owner-full-control",
] as const;

/** The storage classes that S3 knows: the values of the field `x-amz-storage-class`. */
export const storageClasses = [
  "STANDARD",
  "REDUCED_REDUNDANCY",
  "STANDARD_IA",
  "ONEZONE_IA",
  "INTELLIGENT_TIERING",
  "GLACIER",
  "GLACIER_IR",
  "DEEP_ARCHIVE",
  "OUTPOSTS",
  "SNOW",
  "EXPRESS_ONEZONE",
  "FSX_OPENZFS",
  "FSX_ONTAP",
] as const;

/**
 * The fields of which S3 takes only some values, and those values.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
 */
export const allowedValues: ReadonlyMap<string, readonly string[]> = new Map<string, readonly string[]>([
  ["acl", cannedAcls],
  ["x-amz-server-side-encryption", ["AES256", "aws:kms", "aws:kms:dsse", "aws:fsx"]],
  ["x-amz-storage-class", storageClasses],
]);
