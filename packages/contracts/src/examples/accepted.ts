import type { AcceptedAnswer } from "../accepted.ts";
import type { SignedForm } from "../form-fields.ts";

/** The answer to {@link requestExample}, as the API's first documentation shows it: 904 bytes as compact JSON. */
export const acceptedExample = {
  status: "accepted",
  meta: {},
  uuid: "e090cbd2-ded4-4fd4-be23-4c17ad77ca07",
  data: {
    fields: {
      key: "direct_uploads/b8a12730-67b9-449f-96cd-7d0e3542fa94",
      success_action_status: "201",
      policy:
        "eyJleHBpcmF0aW9uIjoiMjAxOS0wMi0yMFQxOTo0MDoyM1oiLCJjb25kaXRpb25zIjpbeyJidWNrZXQiOiJldGFwaWRpcmVjdGJ1Y2tldHRlc3QifSx7ImtleSI6ImRpcmVjdF91cGxvYWRzL2I4YTEyNzMwLTY3YjktNDQ5Zi05NmNkLTdkMGUzNTQyZmE5NCJ9LHsic3VjY2Vzc19hY3Rpb25fc3RhdHVzIjoiMjAxIn0seyJ4LWFtei1jcmVkZW50aWFsIjoiYWNjZXNzS2V5MS8yMDE5MDIyMC91cy1lYXN0LTEvczMvYXdzNF9yZXF1ZXN0In0seyJ4LWFtei1hbGdvcml0aG0iOiJBV1M0LUhNQUMtU0hBMjU2In0seyJ4LWFtei1kYXRlIjoiMjAxOTAyMjBUMTg0MDIzWiJ9XX0=",
      "x-amz-credential": "accessKey1/20190220/us-east-1/s3/aws4_request",
      "x-amz-algorithm": "AWS4-HMAC-SHA256",
      "x-amz-date": "20190220T184023Z",
      "x-amz-signature": "cfd01eddd4d74be84a727d0acc3083271b0b3eaa8058111dadcf5bd60d9fe58b",
    },
    url: "http://localhost:9000/etapidirectbuckettest",
  },
} as const satisfies AcceptedAnswer<SignedForm>;
