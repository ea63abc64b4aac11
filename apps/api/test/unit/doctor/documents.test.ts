import { describe, expect, it } from "bun:test";
import { documentFor, documentNames } from "../../../src/doctor/documents/index.ts";
import type { Setup } from "../../../src/doctor/setup.ts";
import { fakeStore } from "./fake-store.ts";

const setupWith = async (changes: Partial<Setup>): Promise<Setup> => {
  await using store = fakeStore({}, changes);
  return store.setup;
};

describe("the documents to paste", () => {
  it("are CORS, IAM policy and lifecycle rules", () => expect(documentNames).toEqual(["cors", "iam", "lifecycle"]));

  it("let the configured pages post, and read what the answer says", async () => {
    expect(documentFor("cors", await setupWith({ origins: ["https://a.example", "https://b.example"] })).json).toEqual({
      CORSRules: [
        {
          AllowedOrigins: ["https://a.example", "https://b.example"],
          AllowedMethods: ["POST", "GET", "HEAD"],
          AllowedHeaders: ["*"],
          ExposeHeaders: ["ETag", "Location"],
          MaxAgeSeconds: 3600,
        },
      ],
    });
  });

  for (const [what, changes, resource] of [
    ["below the prefix alone", {}, "arn:aws:s3:::uploads/direct_uploads/*"],
    ["with what a policy takes for a wildcard", { keyPrefix: "a*b?/$" }, "arn:aws:s3:::uploads/a${*}b${?}/${$}*"],
    ["in China", { region: "cn-north-1" }, "arn:aws-cn:s3:::uploads/direct_uploads/*"],
    ["in GovCloud", { region: "us-gov-west-1" }, "arn:aws-us-gov:s3:::uploads/direct_uploads/*"],
  ] as const) {
    it(`allow to put objects ${what}`, async () => {
      expect(documentFor("iam", await setupWith(changes)).json).toEqual({
        Version: "2012-10-17",
        Statement: [{ Sid: "Upload", Effect: "Allow", Action: ["s3:PutObject"], Resource: [resource] }],
      });
    });
  }

  it("take away what is still pending after a day, and parts without an end", async () => {
    const { json } = documentFor("lifecycle", await setupWith({ keyPrefix: "in/" }));
    expect(json).toMatchObject({
      Rules: [
        { Filter: { And: { Prefix: "in/", Tags: [{ Key: "state", Value: "pending" }] } }, Expiration: { Days: 1 } },
        { Filter: { Prefix: "in/doctor-" }, Expiration: { Days: 1 } },
        { Filter: { Prefix: "in/" }, AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } },
      ],
    });
  });
});
