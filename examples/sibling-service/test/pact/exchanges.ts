import { picture, request } from "../picture.ts";

const like = (value: unknown): unknown => ({ "pact:matcher:type": "type", value });
const regex = (expression: string, value: string): unknown => ({
  "pact:matcher:type": "regex",
  regex: expression,
  value,
});
const uuid = regex("^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "e090cbd2-ded4-4fd4-be23-4c17ad77ca07");

/** A request of the page where a person chooses their picture, and what it relies on in the answer. */
export interface Exchange {
  readonly description: string;
  readonly request: string;
  readonly answer: { readonly status: number; readonly body: unknown };
}

export const exchanges: readonly Exchange[] = [
  {
    description: "a request for the upload of a picture",
    request: request(),
    answer: {
      status: 202,
      body: {
        status: "accepted",
        meta: {},
        uuid,
        data: {
          url: regex("^https?://.+$", "https://avatars.s3.eu-central-1.amazonaws.com"),
          fields: {
            key: regex("^avatars/ada/[0-9a-f-]{36}$", "avatars/ada/e090cbd2-ded4-4fd4-be23-4c17ad77ca07"),
            success_action_status: "201",
            policy: regex("^eyJ[A-Za-z0-9+/]+={0,2}$", "eyJleHBpcmF0aW9uIjoi"),
            "x-amz-credential": regex(
              "^[^/]+/\\d{8}/[a-z0-9-]+/s3/aws4_request$",
              "AKIDEXAMPLE/20260101/eu-central-1/s3/aws4_request",
            ),
            "x-amz-algorithm": "AWS4-HMAC-SHA256",
            "x-amz-date": regex("^\\d{8}T\\d{6}Z$", "20260101T000000Z"),
            "x-amz-signature": regex("^[0-9a-f]{64}$", "0".repeat(64)),
            "Content-Type": "image/png",
          },
        },
      },
    },
  },
  {
    description: "a request for the upload of what is no picture",
    request: request({ user: "ada", content_type: "text/html", bytes: picture.size }),
    answer: {
      status: 422,
      body: {
        status: "not_accepted",
        uuid: null,
        errors: [
          {
            status: 422,
            code: "invalid_avatar",
            title: like("This can't be an avatar"),
            detail: like("Send image/png."),
            source: "/data/content_type",
            command: "CreateAvatarUpload",
            uuid: null,
          },
        ],
      },
    },
  },
];
