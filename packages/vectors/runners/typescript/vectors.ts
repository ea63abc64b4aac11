/** Runs the vectors by core: bun vectors.ts FOLDER, or with deno or node in the place of bun. */
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import process from "node:process";
import { dateStamp, encodePolicy, SigningError, signer, signingKey } from "@signed-s3/core";
import { bucketUrl } from "@signed-s3/core/aws";
import { answerTo } from "../../src/service.ts";
import { signOptions } from "../../src/sign-options.ts";
import type { RefusedInput, RefusedRequest, SigningVector, UrlVector } from "../../src/vector.ts";

const [folder = "."] = process.argv.slice(2);
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString("hex");

async function run<Vector extends { readonly name: string }>(file: string, check: (vector: Vector) => void) {
  const vectors: Vector[] = JSON.parse(await readFile(join(folder, file), "utf8"));
  for (const vector of vectors) {
    try {
      check(vector);
    } catch (error) {
      throw new Error(`${file}: ${vector.name}`, { cause: error });
    }
  }
  console.log(`${file}: ${vectors.length} passed`);
}

await run<SigningVector>("signing.json", ({ input, ...expected }) => {
  const { url, fields } = signer(input)(signOptions(input));
  assert.equal(url, input.url);
  assert.deepEqual(Object.entries(fields), Object.entries(expected.fields));
  assert.equal(encodePolicy(expected.policy), expected.string_to_sign);
  const { expiration, conditions } = expected;
  assert.deepEqual(JSON.parse(expected.policy), { expiration, conditions });
  const key = signingKey(input.secret_access_key, dateStamp(fields["x-amz-date"]), input.region);
  assert.equal(hex(key), expected.signing_key);
  assert.equal(fields["x-amz-signature"], expected.signature);
});

await run<RefusedInput>("refused-inputs.json", ({ input, code, option }) => {
  assert.throws(
    () => signer(input)(signOptions(input)),
    (error) => error instanceof SigningError && error.code === code && error.option === option,
  );
});

await run<RefusedRequest>("refused-requests.json", ({ request, errors }) => {
  const answer = answerTo(request);
  const found = "errors" in answer ? answer.errors.map(({ code, source }) => ({ code, source })) : [];
  assert.deepEqual(found, errors);
});

await run<UrlVector>("bucket-urls.json", ({ url, force_path_style: forcePathStyle, ...location }) => {
  assert.equal(bucketUrl({ ...location, forcePathStyle }), url);
});
