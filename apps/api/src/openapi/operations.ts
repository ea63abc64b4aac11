import {
  AcceptedAnswer,
  CreateSignedS3FormDataRequest,
  type ErrorCode,
  ExplainS3UploadRequest,
  Explanation,
  errorCodes,
  SignedForm,
} from "@signed-s3/contracts";
import {
  acceptedExample,
  constrainedRequestExample,
  explainedExample,
  explainRequestExample,
  requestExample,
} from "@signed-s3/contracts/examples";
import type { TSchema } from "@sinclair/typebox";
import { idempotencyKey } from "./idempotency-key.ts";

/** A command's operation, as the document describes it. */
export interface CommandOperation {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** What is not in the request's body. */
  readonly parameters: readonly unknown[];
  readonly request: TSchema;
  readonly requestExamples: Readonly<Record<string, { readonly value: unknown; readonly summary: string }>>;
  readonly answer: TSchema;
  readonly answerExample: unknown;
  /** The codes that only other operations refuse with. */
  readonly foreignCodes: readonly ErrorCode[];
}

const codesOfUploadsToExplain: readonly ErrorCode[] = ["invalid_fields", "invalid_file", "invalid_s3_error"];
const codesOfForms = (Object.keys(errorCodes) as ErrorCode[]).filter(
  (code) => errorCodes[code].when.includes("`data.") && !codesOfUploadsToExplain.includes(code),
);

/** The operations that answer commands. */
export const commandOperations: readonly CommandOperation[] = [
  {
    path: "/api/v2/s3/create_signed_url",
    operationId: "createSignedUrl",
    summary: "Ask for a signed form",
    description:
      "Signs a form for one new object. Its fields are sent as they are, in a multipart/form-data POST to its URL, and the file " +
      "last. Every member of the request is optional, and so is the body. The same request twice gives two different keys.",
    parameters: [idempotencyKey],
    request: CreateSignedS3FormDataRequest,
    requestExamples: {
      plain: { summary: "With nothing but the service's own limits", value: requestExample },
      constrained: { summary: "For one small picture", value: constrainedRequestExample },
    },
    answer: AcceptedAnswer(SignedForm),
    answerExample: acceptedExample,
    foreignCodes: [...codesOfUploadsToExplain, "malformed_query"],
  },
  {
    path: "/api/v2/s3/explain_upload",
    operationId: "explainUpload",
    summary: "Ask why S3 refuses a form",
    description:
      "Tells every reason for which S3 refuses a form, each with a remedy. It looks at the form's fields and policy, at what is " +
      "known of the file, and at what S3 answered. Forms that the service itself signed are checked for their signature too.",
    parameters: [],
    request: ExplainS3UploadRequest,
    requestExamples: { expired: { summary: "A form and S3's answer", value: explainRequestExample } },
    answer: AcceptedAnswer(Explanation),
    answerExample: explainedExample,
    foreignCodes: [...codesOfForms, "malformed_query", "invalid_idempotency_key", "credentials_unavailable"],
  },
];
