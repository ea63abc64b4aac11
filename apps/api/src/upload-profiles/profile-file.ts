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
const text = Type.String({ minLength: 1, description: "text" });
const texts = Type.Record(Type.String(), Type.String({ description: "text" }), {
  description: "an object whose values are text",
});
const bytes = Type.Integer(wholeNumber(0, mostBytes));
const some = (item: StringOptions & { readonly description: string }) =>
  Type.Array(Type.String(item), { minItems: 1, description: `an array, each item ${item.description}` });

/** The entry of one upload profile. What it leaves out is as the environment variables say. */
export const ProfileEntry = Type.Partial(
  Type.Object({
    bucket: Type.String(bucketName),
    region: Type.String(regionName),
    endpoint: Type.String(endpointUrl),
    public_endpoint: Type.String(endpointUrl),
    force_path_style: Type.Boolean({ description: "true or false" }),
    key_prefix: Type.String({
      pattern: "^[^{}]*$",
      description: "text without { and }: the key_template can have them",
    }),
    key_template: Type.String({
      pattern: "^([^{}]|\\{(date|subject)\\})*\\{uuid\\}([^{}]|\\{(uuid|date|subject)\\})*$",
      description: "text with {uuid} in it, and {date} and {subject} where wanted",
    }),
    content_types: some(mediaType),
    content_length_range: Type.Tuple([bytes, bytes], { description: "[least, greatest] in bytes" }),
    expires_seconds: Type.Integer(expirySeconds),
    max_expires_seconds: Type.Integer(expirySeconds),
    tags: texts,
    metadata: texts,
    cache_control: text,
    server_side_encryption: Type.Object(
      {
        type: Type.String({ description: "AES256, aws:kms or aws:kms:dsse" }),
        key_id: Type.Optional(text),
        context: Type.Optional(texts),
        bucket_key_enabled: Type.Optional(Type.Boolean({ description: "true or false" })),
      },
      { ...closed, description: "an object with a type" },
    ),
    storage_class: text,
    acl: text,
    redirect_origins: some(webOrigin),
    allowed: Type.Partial(
      Type.Object({
        scopes: some({ minLength: 1, description: "text" }),
        tokens: some({ minLength: 1, description: "text" }),
      }),
      { ...closed, minProperties: 1, description: "an object with scopes, tokens or both" },
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
