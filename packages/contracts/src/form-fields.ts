import { type Static, Type } from "@sinclair/typebox";

const KnownFields = Type.Object(
  {
    key: Type.String({ minLength: 1, description: "The object's key in the bucket." }),
    success_action_status: Type.Optional(Type.String({ description: "The status S3 answers an upload with." })),
    policy: Type.String({ pattern: "^[A-Za-z0-9+/]+={0,2}$", description: "The policy document, base64." }),
    "x-amz-credential": Type.String({ description: "Access key id and credential scope." }),
    "x-amz-algorithm": Type.Literal("AWS4-HMAC-SHA256"),
    "x-amz-date": Type.String({
      pattern: "^\\d{8}T\\d{6}Z$",
      description: "When the form was signed, ISO 8601 basic.",
    }),
    "x-amz-signature": Type.String({ pattern: "^[0-9a-f]{64}$", description: "HMAC-SHA256 of `policy`, hex." }),
  },
  { additionalProperties: Type.String(), description: "Form fields by name. All are strings, all must be sent." },
);

/**
 * The schema of the form's fields, in the order in which they are sent. The `file` part comes after them all, and nothing
 * that is not listed here may be in the form: S3 refuses a field that the policy does not name.
 */
export const FormFields = Type.Unsafe<Static<typeof KnownFields> & Record<string, string>>(KnownFields);
export type FormFields = Static<typeof FormFields>;

/** The schema of a signed form: what the command `CreateSignedS3FormData` results in. */
export const SignedForm = Type.Object(
  {
    fields: FormFields,
    url: Type.String({ pattern: "^https?://", description: "Where the form is posted to, as multipart/form-data." }),
  },
  { additionalProperties: false },
);
export type SignedForm = Static<typeof SignedForm>;
