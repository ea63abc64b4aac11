import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { selfCheck } from "../../src/aws/index.ts";
import type { Credentials } from "../../src/index.ts";

const location = { bucket: "photos", region: "eu-central-1" };
const credentials: Credentials = { accessKeyId: "AKID", secretAccessKey: "secret", sessionToken: "token" };

describe("selfCheck()", () => {
  it("finds no difference to the AWS SDK", async () => {
    assert.deepEqual(await selfCheck(location, credentials, new Date()), []);
  });

  it("finds no difference without a session token and at an endpoint", async () => {
    const { accessKeyId, secretAccessKey } = credentials;
    const atEndpoint = { ...location, endpoint: "http://localhost:9000" };
    assert.deepEqual(await selfCheck(atEndpoint, { accessKeyId, secretAccessKey }, new Date()), []);
  });

  it("names the signature when the secret reads differently each time", async () => {
    let reads = 0;
    const unsteady: Credentials = {
      accessKeyId: "AKID",
      get secretAccessKey() {
        reads += 1;
        return `secret${reads}`;
      },
    };
    assert.deepEqual(await selfCheck(location, unsteady, new Date()), ["x-amz-signature"]);
  });
});
