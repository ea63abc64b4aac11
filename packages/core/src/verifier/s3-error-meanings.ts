import type { FindingCode } from "@signed-s3/contracts";

/** What one of S3's errors means for the form. */
export interface S3ErrorMeaning {
  /** What `Code: Message` of the answer looks like. */
  readonly says: RegExp;
  readonly finding: FindingCode;
  readonly remedy: string;
  /** The elements of the answer that tell what was sent and what is wanted. */
  readonly sent?: string;
  readonly expected?: string;
}

/**
 * S3's errors to a POST in words that need no manual; the first that fits counts.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
// biome-ignore format: a table is read by its rows.
export const s3ErrorMeanings: readonly S3ErrorMeaning[] = [
  // The policy
  { says: /^(InvalidPolicyDocument|PostPolicyInvalidKeyName)/, finding: "malformed_policy", remedy: "Send the field policy just as it came with the form; if it was, the server's policy is one that S3 does not understand." },
  { says: /Policy expired/i, finding: "policy_expired", remedy: "Ask for a fresh form and send that: this one has expired, or the clock of the server that signed it is slow." },
  { says: /Extra input fields|must appear in the list of policy conditions/i, finding: "extra_field", remedy: "Remove the field that S3 names, or have the form signed with it: S3 takes no field that was not signed." },
  { says: /Policy Condition failed/i, finding: "condition_failed", remedy: "Send the field that the condition names with the value that was signed." },
  // Who signed
  { says: /^InvalidAccessKeyId/, finding: "unknown_access_key", remedy: "Check the server's credentials: the access key id does not exist at this store. If they are temporary, the form must have their x-amz-security-token; if the store is not AWS, its own credentials must sign.", sent: "AWSAccessKeyId" },
  { says: /^(InvalidToken|InvalidTokenId|InvalidSecurity)\b/, finding: "invalid_token", remedy: "Send the field x-amz-security-token just as it came with the form; if it was, the server mixes the token of one session with the keys of another." },
  { says: /^(ExpiredToken|TokenRefreshRequired|RequestExpired)/, finding: "invalid_token", remedy: "Ask for a fresh form: the temporary credentials that signed this one have expired." },
  { says: /^SignatureDoesNotMatch/, finding: "signature_mismatch", remedy: "Send the fields policy and x-amz-signature just as they came with the form; if they were, the server's secret is not the one of its access key id." },
  { says: /^RequestTimeTooSkewed/, finding: "s3_said", remedy: "Set the clock of the server that signs, by NTP for instance: S3's clock is more than 15 minutes from it.", sent: "RequestTime", expected: "ServerTime" },
  // Where it was sent
  { says: /^(AuthorizationHeaderMalformed|InvalidArgument): .*region\b.* is wrong/i, finding: "wrong_region", remedy: "Have the server sign for the region of the bucket: the form was signed for another.", expected: "Region" },
  { says: /^Authorization(HeaderMalformed|(Query)?ParametersError)/, finding: "malformed_credential", remedy: "Have the server sign for the region of the bucket, and send x-amz-credential just as it came.", expected: "Region" },
  { says: /^(PermanentRedirect|TemporaryRedirect|Redirect|IllegalLocationConstraintException)\b/, finding: "s3_said", remedy: "Post the form to the endpoint of the bucket's own region: S3 only points there, and browsers do not follow.", expected: "Endpoint" },
  { says: /^(NoSuchBucket|InvalidBucketName)\b/, finding: "unknown_bucket", remedy: "Post the form to a bucket that exists: check the name in the URL, and whether the store wants it in the path or in the host's name.", sent: "BucketName" },
  { says: /^(MethodNotAllowed|NotImplemented|UnsupportedOperation)\b/, finding: "s3_said", remedy: "Post the form to the bucket's URL, with no key in it; if it was, this store has no uploads by POST (Cloudflare R2 has none) and another must be used, or PUT." },
  // The permissions
  { says: /^AccessDenied: .*kms:/i, finding: "s3_said", remedy: "Allow the credentials that sign to use the bucket's encryption key: kms:GenerateDataKey, in IAM and in the key's own policy." },
  { says: /^KMS\./, finding: "s3_said", remedy: "Check the bucket's encryption key: it does not exist, is disabled, or is in another region or account." },
  { says: /^(AccessControlListNotSupported|InvalidBucketAclWithObjectOwnership)\b/, finding: "s3_said", remedy: "Have the form signed without the field acl: this bucket does not take access control lists." },
  { says: /^(AccountProblem|AllAccessDisabled|NotSignedUp)\b/, finding: "s3_said", remedy: "Ask the owner of the bucket's account to set it right with the store: it is not in good standing." },
  { says: /^AccessDenied/, finding: "s3_said", remedy: "Allow the credentials that sign to do s3:PutObject on this bucket and key, and see whether a bucket policy, a block on public access or an encryption key denies it." },
  // The form
  { says: /^MalformedPOSTRequest: .*checksum/i, finding: "invalid_field", remedy: "Send the checksum as base64 of the digest's bytes, one checksum, with the name of its algorithm." },
  { says: /must contain a field named|^UserKeyMustBeSpecified/, finding: "field_missing", remedy: "Send the field that S3 names, and before the file: S3 reads nothing after it.", expected: "ArgumentName" },
  { says: /name of the uploaded key is missing/, finding: "field_missing", remedy: "Send the field key as it came with the form, and before the file." },
  { says: /^MaxPostPreDataLengthExceeded/, finding: "form_too_large", remedy: "Send fewer or shorter fields: of a form S3 reads at most 20 KB before the file." },
  { says: /^(IncorrectNumberOfFilesInPostRequest|POSTFileRequired)|file or text content is missing/, finding: "malformed_form", remedy: "Send just one part of the name file, as the last of the form." },
  { says: /^(MalformedPOSTRequest|RequestIsNotMultiPartContent)|^PreconditionFailed: |multipart\/form-data/, finding: "malformed_form", remedy: "Send the form as multipart/form-data, the file last, and let the browser or library set the content type: it has to name the boundary." },
  { says: /^(MissingContentLength|MissingRequestBodyError)\b/, finding: "malformed_form", remedy: "Send the form with a Content-Length: S3 takes no chunked upload of unknown length by POST." },
  { says: /^IncompleteBody/, finding: "malformed_form", remedy: "Send the form again: the connection ended before all of it had arrived." },
  { says: /^XMinioInvalidObjectName/, finding: "invalid_field", remedy: "Choose another key: MinIO takes none with an empty part, . or .. between slashes, nor a part of more than 255 bytes." },
  { says: /^KeyTooLong/, finding: "key_too_long", remedy: "Shorten the key to 1024 bytes of UTF-8 at most.", sent: "Size", expected: "MaxSizeAllowed" },
  { says: /^MetadataTooLarge/, finding: "metadata_too_large", remedy: "Shorten the fields x-amz-meta-*: names and values may be 2 KB in all.", sent: "Size", expected: "MaxSizeAllowed" },
  { says: /^(MalformedXML|InvalidTag)\b/, finding: "invalid_field", remedy: "Send the field tagging as XML: <Tagging><TagSet><Tag><Key>state</Key><Value>new</Value></Tag></TagSet></Tagging>, at most ten tags." },
  { says: /^InvalidStorageClass/, finding: "invalid_field", remedy: "Have the form signed with a storage class that S3 knows, such as STANDARD.", sent: "StorageClassRequested" },
  // The file
  { says: /^EntityTooLarge/, finding: "file_too_large", remedy: "Choose a smaller file, or have the form signed for more.", sent: "ProposedSize", expected: "MaxSizeAllowed" },
  { says: /^EntityTooSmall/, finding: "file_too_small", remedy: "Choose a larger file, or have the form signed for less.", sent: "ProposedSize", expected: "MinSizeAllowed" },
  { says: /^(BadDigest|XAmzContentChecksumMismatch|XAmzContentSHA256Mismatch)\b/, finding: "checksum_mismatch", remedy: "Send the very file that the checksum was computed of, or have the form signed for this one." },
  { says: /checksum|^InvalidDigest/i, finding: "invalid_field", remedy: "Send the checksum as base64 of the digest's bytes, one checksum, with the name of its algorithm." },
  { says: /^Invalid(Argument|Request|EncryptionAlgorithmError|Redirect)/, finding: "invalid_field", remedy: "Send the field that S3 names with a value that it takes.", sent: "ArgumentValue", expected: "ArgumentName" },
  // The weather
  { says: /^(SlowDown|ServiceUnavailable|InternalError|RequestTimeout|OperationAborted|Busy|503)/, finding: "s3_said", remedy: "Send the form again after a second or two, and wait longer each time: S3 is busy, nothing is wrong with the form." },
  { says: /^(QuotaExceeded|XMinioStorageFull|XMinioAdminBucketQuotaExceeded)/, finding: "s3_said", remedy: "Make room in the bucket, or have its quota raised: it is full." },
];
