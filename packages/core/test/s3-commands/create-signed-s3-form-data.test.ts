import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { commandRegistry, createSignedS3FormData, dispatcher, type SigningContext, signer } from "../../src/index.ts";
import { seed } from "../seed.ts";

const { inputs } = seed;
const sign = signer({
  bucket: inputs.bucket,
  region: inputs.region,
  url: `${inputs.publicEndpoint}/${inputs.bucket}`,
});
const command = createSignedS3FormData({
  defaultProfile: {
    sign,
    keyTemplate: `${inputs.keyPrefix}{uuid}`,
    limits: { expiresInSeconds: inputs.expiresInSeconds },
  },
});
const dispatch = dispatcher({
  registry: commandRegistry(command),
  newUuid: () => crypto.randomUUID(),
  defaultCommand: "CreateSignedS3FormData",
});
const context: SigningContext = {
  now: new Date(inputs.now),
  credentials: { accessKeyId: inputs.accessKeyId, secretAccessKey: inputs.secretAccessKey },
  keyUuid: inputs.keyUuid,
};

describe("createSignedS3FormData()", () => {
  it("answers the seed's request with the seed's 904 bytes", () => {
    assert.equal(JSON.stringify(dispatch(seed.request, context)), seed.response.body);
  });

  for (const [why, credentials] of [
    ["there are no credentials", undefined],
    ["they have expired", { accessKeyId: "a", secretAccessKey: "b", expiration: new Date("2019-02-20T18:00:00Z") }],
  ] as const) {
    it(`refuses with credentials_unavailable when ${why}`, async () => {
      const answer = await dispatch(seed.request, { ...context, credentials });
      assert.ok(answer.status === "not_accepted");
      assert.equal(answer.errors[0]?.code, "credentials_unavailable");
      assert.equal(answer.uuid, seed.request.uuid);
    });
  }
});
