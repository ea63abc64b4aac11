import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { type BucketLocation, bucketUrl } from "../../src/aws/index.ts";

const cases: readonly [why: string, location: BucketLocation, url: string][] = [
  [
    "the region's own endpoint, virtual-host style",
    { bucket: "photos", region: "eu-central-1" },
    "https://photos.s3.eu-central-1.amazonaws.com",
  ],
  [
    "never the global endpoint for us-east-1",
    { bucket: "photos", region: "us-east-1" },
    "https://photos.s3.us-east-1.amazonaws.com",
  ],
  ["China's domain", { bucket: "photos", region: "cn-north-1" }, "https://photos.s3.cn-north-1.amazonaws.com.cn"],
  [
    "GovCloud's endpoint",
    { bucket: "photos", region: "us-gov-west-1" },
    "https://photos.s3.us-gov-west-1.amazonaws.com",
  ],
  [
    "path style for a name with dots, which no wildcard certificate covers",
    { bucket: "a.b.example", region: "eu-west-1" },
    "https://s3.eu-west-1.amazonaws.com/a.b.example",
  ],
  [
    "path style when it is forced",
    { bucket: "photos", region: "eu-west-1", forcePathStyle: true },
    "https://s3.eu-west-1.amazonaws.com/photos",
  ],
  [
    "path style by default with an endpoint",
    { bucket: "photos", region: "us-east-1", endpoint: "http://localhost:9000" },
    "http://localhost:9000/photos",
  ],
  [
    "one slash where the endpoint ends in one",
    { bucket: "photos", region: "us-east-1", endpoint: "http://localhost:9000/" },
    "http://localhost:9000/photos",
  ],
  [
    "the endpoint's own path",
    { bucket: "photos", region: "us-east-1", endpoint: "https://cdn.example/s3/" },
    "https://cdn.example/s3/photos",
  ],
  [
    "the bucket in the host of an endpoint when asked",
    { bucket: "photos", region: "us-east-1", endpoint: "https://store.example", forcePathStyle: false },
    "https://photos.store.example",
  ],
];

describe("bucketUrl()", () => {
  for (const [why, location, url] of cases) it(`gives ${why}`, () => assert.equal(bucketUrl(location), url));
});
