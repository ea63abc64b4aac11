import { type Static, type StringOptions, Type } from "@sinclair/typebox";
import {
  bucketName,
  endpointUrl,
  expirySeconds,
  mediaType,
  mostBytes,
  regionName,
  wholeNumber,
} from "../config/shapes.ts";
import { webOrigin } from "../config/web-origin.ts";

const closed = { additionalProperties: false };
const text = (title: string) => Type.String({ minLength: 1, title, description: "text" });
const texts = (title: string) =>
  Type.Record(Type.String(), Type.String({ description: "text" }), {
    title,
    description: "an object whose values are text",
  });
const bytes = Type.Integer(wholeNumber(0, mostBytes));
const some = (title: string, item: StringOptions & { readonly description: string }) =>
  Type.Array(Type.String(item), { minItems: 1, title, description: `an array, each item ${item.description}` });

/**
 * The entry of one upload profile. What it leaves out is as the environment variables say. `title` says what each member is
 * for, `description` what it must be.
 */
export const ProfileEntry = Type.Partial(
  Type.Object({
    bucket: Type.String({ ...bucketName, title: "the bucket; S3_BUCKET by default" }),
    region: Type.String({ ...regionName, title: "the bucket's region; AWS_REGION by default" }),
    endpoint: Type.String({
      ...endpointUrl,
      title: "the bucket's endpoint as the service sees it; AWS_ENDPOINT_URL_S3 by default",
    }),
    public_endpoint: Type.String({
      ...endpointUrl,
      title: "the bucket's endpoint as the browser sees it; by default endpoint, or else S3_PUBLIC_ENDPOINT_URL",
    }),
    force_path_style: Type.Boolean({
      title:
        "endpoint/bucket rather than bucket.endpoint; by default true with an endpoint of the profile's own, or else as S3_FORCE_PATH_STYLE says",
      description: "true or false",
    }),
    key_prefix: Type.String({
      pattern: "^[^{}]*$",
      title: 'what each key begins with, before a new UUID; S3_KEY_PREFIX by default, "" for keys without one',
      description: "text without { and }: the key_template can have them",
    }),
    key_template: Type.String({
      pattern: "^([^{}]|\\{(date|subject)\\})*\\{uuid\\}([^{}]|\\{(uuid|date|subject)\\})*$",
      title:
        "each key, in the place of key_prefix: {uuid} is new for each form, {date} the day of signing in UTC (2026-01-31), {subject} who asks",
      description: "text with {uuid} in it, and {date} and {subject} where wanted",
    }),
    content_types: some("the media types that may be uploaded; UPLOAD_CONTENT_TYPES by default", mediaType),
    content_length_range: Type.Tuple([bytes, bytes], {
      title: "the least and the greatest upload; from 0 to UPLOAD_MAX_BYTES by default",
      description: "[least, greatest] in bytes",
    }),
    expires_seconds: Type.Integer({
      ...expirySeconds,
      title:
        "how long a form is good for unless the caller says; by default UPLOAD_EXPIRES_SECONDS, or max_expires_seconds if that is less",
    }),
    max_expires_seconds: Type.Integer({
      ...expirySeconds,
      title:
        "how long a caller can ask a form to be good for; by default UPLOAD_MAX_EXPIRES_SECONDS, or expires_seconds if that is more",
    }),
    tags: texts("object tags of every form; a caller can add others"),
    metadata: texts("x-amz-meta-* of every form; a caller can add others"),
    cache_control: text("Cache-Control of later downloads, on every form; by default the caller's"),
    server_side_encryption: Type.Object(
      {
        type: Type.String({ title: "the kind of encryption", description: "AES256, aws:kms or aws:kms:dsse" }),
        key_id: Type.Optional(text("with KMS: the key's id, ARN or alias; the account's key for S3 by default")),
        context: Type.Optional(texts("with KMS: the encryption context; none by default")),
        bucket_key_enabled: Type.Optional(
          Type.Boolean({
            title: "with KMS: whether the bucket's key is used, which saves calls; by default as the bucket is set up",
            description: "true or false",
          }),
        ),
      },
      {
        ...closed,
        title: "how S3 encrypts the objects; by default as the bucket is set up",
        description: "an object with a type",
      },
    ),
    storage_class: text("S3's storage class of the objects, such as STANDARD_IA; S3's default without it"),
    acl: text(
      "S3's canned ACL of the objects, such as bucket-owner-full-control, which is all that most buckets take; S3's default without it",
    ),
    redirect_origins: some("the origins that success_action_redirect may lead to; CORS_ORIGINS by default", webOrigin),
    allowed: Type.Partial(
      Type.Object({
        scopes: some("with AUTH=jwt: scopes of tokens; one of them is enough", {
          minLength: 1,
          description: "text",
        }),
        tokens: some("with AUTH=tokens: names of tokens; one of them is enough", {
          minLength: 1,
          description: "text",
        }),
      }),
      {
        ...closed,
        minProperties: 1,
        title: "who may use the profile; every caller by default",
        description: "an object with scopes, tokens or both",
      },
    ),
  }),
  { ...closed, description: "an object" },
);
export type ProfileEntry = Static<typeof ProfileEntry>;

/** What a profile may be called. */
export const profileName = {
  pattern: "^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$",
  rule: "must have a name of 1 to 64 of A-Z, a-z, 0-9 and ._-",
};

/** The file of upload profiles: entries by their names. */
export const ProfileFile = Type.Record(Type.String({ pattern: profileName.pattern }), ProfileEntry, {
  ...closed,
  description: "an object of profiles",
});
export type ProfileFile = Static<typeof ProfileFile>;
