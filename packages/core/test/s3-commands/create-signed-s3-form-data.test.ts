import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  commandRegistry,
  createSignedS3FormData,
  dispatcher,
  idempotency,
  type SigningContext,
  signer,
} from "../../src/index.ts";
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
  it("signs a repeatable request in the name of its window", async () => {
    const now = new Date("2019-02-20T18:42:59.500Z");
    const repeatable = idempotency({ secret: "s", windowSeconds: 300 })({ idempotencyKey: "k", request: {} }, now);
    const { uuid } = repeatable.occasion(inputs.expiresInSeconds);
    const text = JSON.stringify(await dispatch({}, { ...context, now, repeatable }));
    assert.match(text, new RegExp(`"key":"${inputs.keyPrefix}${uuid}"`));
    assert.match(text, /"x-amz-date":"20190220T184000Z"/);
  });

  it("signs no repeatable request by credentials that ended since its window began", async () => {
    const now = new Date("2019-02-20T18:42:59.500Z");
    const repeatable = idempotency({ secret: "s", windowSeconds: 300 })({ idempotencyKey: "k", request: {} }, now);
    const credentials = { accessKeyId: "a", secretAccessKey: "b", expiration: new Date("2019-02-20T18:42:59.900Z") };
    const answer = await dispatch({}, { ...context, now, repeatable, credentials });
    assert.equal(answer.status === "not_accepted" && answer.errors[0]?.code, "credentials_unavailable");
  });

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
