import { constrainedRequestExample, explainRequestExample, requestExample } from "@signed-s3/contracts/examples";

/** One request for each answer of the service that its configuration does not decide. */
export const sampleRequests: readonly {
  readonly method: string;
  readonly path: string;
  readonly query?: string;
  readonly json?: unknown;
}[] = [
  { method: "POST", path: "/api/v2/s3/create_signed_url" },
  { method: "POST", path: "/api/v2/s3/create_signed_url", json: requestExample },
  { method: "POST", path: "/api/v2/s3/create_signed_url", json: constrainedRequestExample },
  { method: "POST", path: "/api/v2/s3/create_signed_url", json: { uuid: "x" } },
  { method: "POST", path: "/api/v2/s3/create_signed_url", json: { data: { expires_in: 0, content_type: "png" } } },
  { method: "POST", path: "/api/v2/s3/create_signed_url", json: { data: { profile: "constructor" } } },
  { method: "POST", path: "/api/v2/s3/explain_upload", json: explainRequestExample },
  { method: "POST", path: "/api/v2/s3/explain_upload", json: { data: { fields: 1 } } },
  { method: "GET", path: "/s3/params", query: "?filename=a.png&type=image/png&metadata[album]=summer" },
  { method: "GET", path: "/s3/params", query: "?type=png" },
  { method: "GET", path: "/health/live" },
  { method: "GET", path: "/health/ready" },
];
