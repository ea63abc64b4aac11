import type { PolicyDocument } from "../policy-document.ts";

/** The policy that {@link acceptedExample} carries. */
export const policyDocumentExample: PolicyDocument = {
  expiration: "2019-02-20T19:40:23Z",
  conditions: [
    { bucket: "etapidirectbuckettest" },
    { key: "direct_uploads/b8a12730-67b9-449f-96cd-7d0e3542fa94" },
    { success_action_status: "201" },
    { "x-amz-credential": "accessKey1/20190220/us-east-1/s3/aws4_request" },
    { "x-amz-algorithm": "AWS4-HMAC-SHA256" },
    { "x-amz-date": "20190220T184023Z" },
  ],
};
