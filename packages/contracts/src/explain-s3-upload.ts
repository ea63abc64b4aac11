import { type Static, Type } from "@sinclair/typebox";
import { type FindingCode, findingCodes } from "./finding-code.ts";
import { PolicyCondition } from "./policy-document.ts";
import { RequestEnvelope } from "./request-envelope.ts";

/** The schema of one reason why S3 refuses a form. */
export const Finding = Type.Object(
  {
    code: Type.Union((Object.keys(findingCodes) as FindingCode[]).map((code) => Type.Literal(code))),
    condition: Type.Union([PolicyCondition, Type.Null()], {
      description: "The policy's condition that is not met; null: it is not about one.",
    }),
    sent: Type.Union([Type.String(), Type.Null()], { description: "What the form has; null: it has nothing." }),
    expected: Type.Union([Type.String(), Type.Null()], { description: "What S3 wants instead; null: nothing." }),
    remedy: Type.String({ description: "What to do about it, in a sentence." }),
  },
  { additionalProperties: false },
);
export type Finding = Static<typeof Finding>;

/** The schema of the verdict on a form: accepted, or everything that S3 would refuse it for. */
export const Explanation = Type.Object(
  { accepted: Type.Boolean(), findings: Type.Array(Finding) },
  { additionalProperties: false },
);
export type Explanation = Static<typeof Explanation>;

/** The schema of a form, its file and what S3 said of them. */
export const UploadToExplain = Type.Object({
  fields: Type.Record(Type.String(), Type.String(), { description: "The form's fields as they were sent." }),
  file: Type.Optional(
    Type.Object({
      size: Type.Optional(Type.Integer({ minimum: 0, description: "Bytes." })),
      content_type: Type.Optional(Type.String()),
      name: Type.Optional(Type.String()),
    }),
  ),
  s3_error: Type.Optional(Type.String({ description: "The XML that S3 answered with." })),
});
export type UploadToExplain = Static<typeof UploadToExplain>;

/** The schema of a request for an explanation. */
export const ExplainS3UploadRequest = RequestEnvelope("ExplainS3Upload", UploadToExplain);
export type ExplainS3UploadRequest = Static<typeof ExplainS3UploadRequest>;
