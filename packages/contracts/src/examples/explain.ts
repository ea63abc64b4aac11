import type { AcceptedAnswer } from "../accepted.ts";
import type { ExplainS3UploadRequest, Explanation } from "../explain-s3-upload.ts";
import { acceptedExample } from "./accepted.ts";

/** A form that has expired, and what S3 answered to it. */
export const explainRequestExample = {
  uuid: "5d9f3f66-3c5b-4b1c-9a35-7b8f6c1e0a11",
  command: "ExplainS3Upload",
  data: {
    fields: { ...acceptedExample.data.fields },
    file: { size: 1024, content_type: "image/png", name: "holiday.png" },
    s3_error: "<Error><Code>AccessDenied</Code><Message>Invalid according to Policy: Policy expired.</Message></Error>",
  },
} satisfies ExplainS3UploadRequest;

/** The answer to {@link explainRequestExample}. */
export const explainedExample: AcceptedAnswer<Explanation> = {
  status: "accepted",
  meta: {},
  uuid: "5d9f3f66-3c5b-4b1c-9a35-7b8f6c1e0a11",
  data: {
    accepted: false,
    findings: [
      {
        code: "policy_expired",
        condition: null,
        sent: "2019-02-20T19:40:23.000Z",
        expected: "later than 2019-02-20T19:45:23.000Z",
        remedy: "Ask for a fresh form and send that: this one expired 5 minutes ago.",
      },
    ],
  },
};
