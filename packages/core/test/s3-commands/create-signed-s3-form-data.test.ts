import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  commandRegistry,
  createSignedS3FormData,
  dispatcher,
  idempotency,
  type SigningContext,
  SigningError,
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

  for (const [what, limits] of [
    ["above seven days", { expiresInSeconds: 60, maxExpiresInSeconds: 604_801 }],
    ["below what is usual", { expiresInSeconds: 60, maxExpiresInSeconds: 59 }],
    ["of what is no media type", { expiresInSeconds: 60, contentTypes: ["png"] }],
    ["of no media type at all", { expiresInSeconds: 60, contentTypes: [] }],
    ["of more than S3 takes", { expiresInSeconds: 60, contentLengthRange: [0, 6e9] }],
  ] as const) {
    it(`is not made with limits ${what}`, () => {
      const profile = { sign, keyTemplate: "{uuid}", limits };
      const profiles = new Map([["avatars", profile]]);
      const defaultProfile = { ...profile, limits: { expiresInSeconds: 60 } };
      assert.throws(() => createSignedS3FormData({ defaultProfile: profile }), SigningError);
      assert.throws(() => createSignedS3FormData({ defaultProfile, profiles }), SigningError);
    });
  }

  for (const [member, value] of [
    ["tags", Object.fromEntries(Array.from("0123456789", (name) => [name, "\u6f22".repeat(256)]))],
    ["metadata", Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`k${index}`, ""]))],
  ] as const) {
    it(`refuses ${member} that makes the form longer than S3 reads`, async () => {
      const answer = await dispatch({ data: { [member]: value } }, context);
      assert.ok(answer.status === "not_accepted");
      const [error] = answer.errors;
      assert.deepEqual([error?.code, error?.source], [`invalid_${member}`, `/data/${member}`]);
    });
  }

  it("keeps the limits that a profile fixes nothing for", () => {
    const unlimited: object = { contentLengthRange: undefined };
    const limited = createSignedS3FormData({
      defaultProfile: {
        sign,
        keyTemplate: "{uuid}",
        limits: { expiresInSeconds: 60, contentLengthRange: [1, 100] },
        fixed: { acl: "private", ...unlimited },
      },
    });
    const registry = commandRegistry(limited);
    const text = JSON.stringify(
      dispatcher({ registry, newUuid: () => "u", defaultCommand: "CreateSignedS3FormData" })({}, context),
    );
    const { policy } = JSON.parse(text).data.fields;
    assert.deepEqual(JSON.parse(atob(policy)).conditions.slice(-2), [
      ["content-length-range", 1, 100],
      { acl: "private" },
    ]);
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
