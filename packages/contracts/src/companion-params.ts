import { type Static, Type } from "@sinclair/typebox";
import { SignedFormRequest } from "./create-signed-s3-form-data.ts";
import { FormFields } from "./form-fields.ts";

/** The schema of the query by which Uppy's AwsS3 plug-in asks its companion for a form. Each parameter is a member of `data`. */
export const CompanionParamsQuery = Type.Object({
  filename: SignedFormRequest.properties.filename,
  type: SignedFormRequest.properties.content_type,
  metadata: SignedFormRequest.properties.metadata,
});
export type CompanionParamsQuery = Static<typeof CompanionParamsQuery>;

/** The schema of what a companion answers: where and how to upload. */
export const CompanionParams = Type.Object(
  {
    method: Type.Literal("POST"),
    url: Type.String({ pattern: "^https?://.*/$", description: "Where the form is posted to." }),
    fields: FormFields,
    expires: Type.Integer({ minimum: 0, description: "For how many seconds the form is good." }),
  },
  { additionalProperties: false },
);
export type CompanionParams = Static<typeof CompanionParams>;
