import { type Static, Type } from "@sinclair/typebox";
import { RequestEnvelope } from "./request-envelope.ts";

/**
 * The schema of what a caller may ask of the form. Every member is optional, unknown members are ignored. The service's own
 * limits are on the form in any case: a member can only tighten them.
 */
export const SignedFormRequest = Type.Object(
  {
    content_type: Type.Optional(
      Type.String({
        pattern: "^[!#$%&'+.^_`|~0-9A-Za-z-]+/(\\*|[!#$%&'+.^_`|~0-9A-Za-z-]+(\\s*;[^,]*)?)$",
        maxLength: 255,
        description: "The file's media type, exact (image/png) or any of a family (image/*).",
        examples: ["image/png", "image/*"],
      }),
    ),
    content_length_range: Type.Optional(
      Type.Tuple([Type.Integer({ minimum: 0 }), Type.Integer({ minimum: 0 })], {
        description: "The least and the greatest size of the file in bytes.",
        examples: [[1, 10_485_760]],
      }),
    ),
    filename: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: "The name under which the object is downloaded later. Never part of the key.",
        examples: ["naïve café.pdf"],
      }),
    ),
    metadata: Type.Optional(
      Type.Record(Type.String({ pattern: "^[0-9A-Za-z!#$%&'*+.^_`|~-]+$" }), Type.String(), {
        additionalProperties: false,
        description: "User metadata, sent as x-amz-meta-* fields; names and values are 2 KB at most in all.",
        examples: [{ album: "holiday" }],
      }),
    ),
    checksum_sha256: Type.Optional(
      Type.String({
        pattern: "^[A-Za-z0-9+/]{43}=$",
        description: "SHA-256 of the file, base64: S3 refuses other bytes.",
        examples: ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="],
      }),
    ),
    cache_control: Type.Optional(
      Type.String({
        minLength: 1,
        maxLength: 255,
        description: "The Cache-Control header of later downloads.",
        examples: ["max-age=3600"],
      }),
    ),
    success_action_redirect: Type.Optional(
      Type.String({
        maxLength: 2048,
        description:
          "An http or https URL: where S3 sends the browser after the upload. Only to an origin that the service allows.",
      }),
    ),
    tags: Type.Optional(
      Type.Record(Type.String({ minLength: 1, maxLength: 128 }), Type.String({ maxLength: 256 }), {
        maxProperties: 10,
        description: "Object tags.",
        examples: [{ state: "pending" }],
      }),
    ),
    expires_in: Type.Optional(
      Type.Integer({ minimum: 1, description: "Seconds until the form expires; the service has a maximum." }),
    ),
    profile: Type.Optional(Type.String({ description: "The upload profile to use.", examples: ["avatars"] })),
  },
  { description: "What the form shall allow." },
);
export type SignedFormRequest = Static<typeof SignedFormRequest>;

/** The schema of a request for a signed form. */
export const CreateSignedS3FormDataRequest = RequestEnvelope("CreateSignedS3FormData", SignedFormRequest);
export type CreateSignedS3FormDataRequest = Static<typeof CreateSignedS3FormDataRequest>;
