import { type Finding, type FindingCode, findingCodes } from "@signed-s3/contracts";
import type { FormValues } from "../form/form-values.ts";
import { type ErrorDetails, S3Error } from "./s3-error.ts";

/** What is known of a refused form beside its finding. */
export interface RefusedForm {
  readonly form: FormValues;
  /** Bytes; undefined: the file was not read. */
  readonly proposedSize?: number | undefined;
}

interface Words {
  readonly message: string;
  readonly details?: ErrorDetails;
}

const required = ["key", "policy", "X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Signature"];
const largestByPost = 5 * 1024 ** 3;

/** What S3 says for each finding. Codes without a line here are said in general words. */
const words: Readonly<Partial<Record<FindingCode, (finding: Finding, refused: RefusedForm) => Words>>> = {
  field_missing: (_finding, { form }) => {
    const name = required.find((field) => !form.get(field.toLowerCase())) ?? "";
    return {
      message: `Bucket POST must contain a field named '${name}'.  If it is specified, please check the order of the fields.`,
      details: { ArgumentName: name, ArgumentValue: "" },
    };
  },
  malformed_policy: () => ({ message: "Invalid Policy: Invalid JSON." }),
  malformed_credential: ({ sent }) => ({
    message: 'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
    details: { ArgumentName: "X-Amz-Credential", ArgumentValue: sent ?? "" },
  }),
  wrong_region: ({ sent, expected }, { form }) => ({
    message: `the region '${sent}' is wrong; expecting '${expected}'`,
    details: {
      ArgumentName: "X-Amz-Credential",
      ArgumentValue: form.get("x-amz-credential") ?? "",
      Region: expected ?? "",
    },
  }),
  unknown_access_key: ({ sent }) => ({
    message: "The AWS Access Key Id you provided does not exist in our records.",
    details: { AWSAccessKeyId: sent ?? "" },
  }),
  signature_mismatch: (_finding, { form }) => ({
    message:
      "The request signature we calculated does not match the signature you provided. Check your key and signing method.",
    details: {
      AWSAccessKeyId: form.get("x-amz-credential")?.split("/")[0] ?? "",
      StringToSign: form.get("policy") ?? "",
      SignatureProvided: form.get("x-amz-signature") ?? "",
    },
  }),
  policy_expired: () => ({ message: "Invalid according to Policy: Policy expired." }),
  condition_failed: (finding) => ({
    message: `Invalid according to Policy: Policy Condition failed: ${conditionText(finding)}`,
  }),
  extra_field: ({ sent }) => ({ message: `Invalid according to Policy: Extra input fields: ${sent}` }),
  file_too_large: (finding, { proposedSize }) => ({
    message: "Your proposed upload exceeds the maximum allowed size",
    details: { ProposedSize: proposedSize ?? finding.sent ?? "", MaxSizeAllowed: largestAllowed(finding) },
  }),
  file_too_small: ({ condition, sent }) => ({
    message: "Your proposed upload is smaller than the minimum allowed size",
    details: { ProposedSize: sent ?? "", MinSizeAllowed: Array.isArray(condition) ? condition[1] : "" },
  }),
  checksum_mismatch: ({ sent, expected }, { form }) => {
    const name = [...form].find(
      ([field, value]) => /^(content-md5|x-amz-checksum-)/.test(field) && value === sent,
    )?.[0];
    return name === "content-md5"
      ? {
          message: "The Content-MD5 you specified did not match what we received.",
          details: { ExpectedDigest: sent ?? "", CalculatedDigest: expected ?? "" },
        }
      : {
          message: `The ${name?.slice("x-amz-checksum-".length).toUpperCase()} you specified did not match the calculated checksum.`,
        };
  },
  key_too_long: (_finding, { form }) => ({
    message: "Your key is too long",
    details: { Size: new TextEncoder().encode(form.get("key")).length, MaxSizeAllowed: 1024 },
  }),
  metadata_too_large: ({ sent }) => ({
    message: "Your metadata headers exceed the maximum allowed metadata size",
    details: { Size: sent ?? "", MaxSizeAllowed: 2048 },
  }),
};

/**
 * Makes the error that S3 answers a form with, from why it refuses it.
 *
 * @param finding Why: the first finding is the one that S3 tells.
 * @param refused What else is known of the form.
 * @returns The error, with S3's own code, status and words; what to do about it stands in `<Remedy>`, which S3 doesn't have.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 */
export function refusal(finding: Finding, refused: RefusedForm): S3Error {
  const { s3Code, status } = findingCodes[finding.code];
  const { message, details } = words[finding.code]?.(finding, refused) ?? {
    message: "Invalid Argument",
    details: { ArgumentValue: finding.sent ?? "" },
  };
  return new S3Error({ code: s3Code, status, message, details: { ...details, Remedy: finding.remedy } });
}

/**
 * The size that a file was too large for.
 *
 * @param finding A finding of the code `file_too_large`.
 * @returns Bytes: of the policy's range, or what S3 takes by POST at all.
 */
export function largestAllowed({ condition }: Finding): number {
  return condition?.[0] === "content-length-range" ? Number(condition[2]) : largestByPost;
}

function conditionText({ condition, sent }: Finding): string {
  if (condition === null) return sent ?? "";
  const members = Array.isArray(condition)
    ? condition
    : Object.entries(condition).flatMap(([field, value]) => ["eq", `$${field}`, value]);
  return `[${members.map((member) => JSON.stringify(member)).join(", ")}]`;
}
