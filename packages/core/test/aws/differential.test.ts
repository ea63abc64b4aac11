import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { S3Client } from "@aws-sdk/client-s3";
import { createPresignedPost } from "@aws-sdk/s3-presigned-post";
import fc from "fast-check";
import { bucketUrl } from "../../src/aws/index.ts";
import { signature, signer, signingKey } from "../../src/index.ts";

const inputs = 1000;
// S3 has no names with `xn--` before them, and a URL only those that are Punycode.
const bucketName = fc.stringMatching(/^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$/).filter((name) => !name.startsWith("xn--"));
const region = fc.constantFrom(
  "us-east-1",
  "us-west-2",
  "eu-central-1",
  "ap-southeast-3",
  "cn-north-1",
  "us-gov-west-1",
);
// The SDK rewrites a key that ends in ${filename} to a prefix condition; an exact key is compared here.
const key = fc.string({ unit: "binary", minLength: 1 }).filter((text) => !text.endsWith("${filename}"));
const secret = fc.string({ minLength: 1, maxLength: 64 });
const token = fc.option(fc.stringMatching(/^[!-~]{1,500}$/), { nil: undefined });

/** The SDK's conditions by name, which it spells `X-Amz-Date` where the wire format here has `x-amz-date`. */
const byName = (policy: string) => {
  const text = new TextDecoder().decode(Uint8Array.from(atob(policy), (character) => character.charCodeAt(0)));
  const { expiration, conditions } = JSON.parse(text);
  const entries = conditions.map((condition: Record<string, string>) => Object.entries(condition)[0]);
  return {
    expiration,
    ...Object.fromEntries(entries.map(([name, value]: [string, string]) => [name.toLowerCase(), value])),
  };
};

describe("signer() and createPresignedPost", () => {
  it(`agree on ${inputs} generated inputs: URL, conditions, credential, token, signature`, async () => {
    await fc.assert(
      fc.asyncProperty(
        bucketName,
        region,
        key,
        secret,
        token,
        async (bucket, region, key, secretAccessKey, sessionToken) => {
          const credentials = { accessKeyId: "AKID", secretAccessKey, ...(sessionToken && { sessionToken }) };
          const client = new S3Client({ region, credentials });
          const theirs = await createPresignedPost(client, {
            Bucket: bucket,
            Key: key,
            Expires: 900,
            Fields: { success_action_status: "201" },
          });
          const date = theirs.fields["X-Amz-Date"] ?? "";
          const now = new Date(date.replace(/(....)(..)(..)T(..)(..)(..)Z/, "$1-$2-$3T$4:$5:$6Z"));
          const url = bucketUrl({ bucket, region });
          const ours = signer({ bucket, region, url })({ key, credentials, now, expiresInSeconds: 900 });

          assert.equal(`${ours.url}/`, theirs.url.endsWith("/") ? theirs.url : `${theirs.url}/`);
          const { expiration: ourEnd, ...ourConditions } = byName(ours.fields.policy);
          const { expiration: theirEnd, ...theirConditions } = byName(theirs.fields["Policy"] ?? "");
          assert.deepEqual(ourConditions, theirConditions);
          // Their clock has milliseconds, which the policy drops: the two ends may lie on both sides of a second.
          assert.ok(Math.abs(Date.parse(ourEnd) - Date.parse(theirEnd)) <= 1000);
          assert.equal(ours.fields["x-amz-credential"], theirs.fields["X-Amz-Credential"]);
          assert.equal(ours.fields["x-amz-security-token"], theirs.fields["X-Amz-Security-Token"]);
          const dayKey = signingKey(secretAccessKey, date.slice(0, 8), region);
          assert.equal(signature(dayKey, theirs.fields["Policy"] ?? ""), theirs.fields["X-Amz-Signature"]);
          assert.equal(signature(dayKey, ours.fields.policy), ours.fields["x-amz-signature"]);
        },
      ),
      { numRuns: inputs },
    );
  });
});
