import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { SignedForm } from "@signed-s3/contracts";
import { type Credentials, SigningError, type SignOptions, signer } from "../../src/index.ts";
import { seed } from "../seed.ts";

const { inputs } = seed;
const url = `${inputs.publicEndpoint}/${inputs.bucket}`;
const options: SignOptions = {
  key: inputs.keyPrefix + inputs.keyUuid,
  credentials: { accessKeyId: inputs.accessKeyId, secretAccessKey: inputs.secretAccessKey },
  now: new Date(inputs.now),
  expiresInSeconds: inputs.expiresInSeconds,
};
const signWith = (changes: Partial<SignOptions>): SignedForm =>
  signer({ bucket: inputs.bucket, region: inputs.region, url })({ ...options, ...changes });
const policyOf = ({ fields }: SignedForm) => JSON.parse(atob(fields.policy));
const temporary = (changes: Partial<Credentials>): Credentials => ({ ...options.credentials, ...changes });

describe("signer()", () => {
  it("gives the seed's form, byte for byte", () => {
    const body = { status: "accepted", meta: {}, uuid: seed.request.uuid, data: signWith({}) };
    assert.equal(JSON.stringify(body), seed.response.body);
  });

  it("puts the session token in fields and policy, after the others", () => {
    const form = signWith({ credentials: temporary({ sessionToken: "token+/==" }) });
    assert.deepEqual(Object.keys(form.fields).slice(-2), ["x-amz-signature", "x-amz-security-token"]);
    assert.equal(form.fields["x-amz-security-token"], "token+/==");
    assert.deepEqual(policyOf(form).conditions.at(-1), { "x-amz-security-token": "token+/==" });
  });

  it("takes an empty session token for none", () => {
    assert.deepEqual(signWith({ credentials: temporary({ sessionToken: "" }) }), signWith({}));
  });

  it("ends the form when the credentials end, if that is earlier", () => {
    const expiration = new Date("2019-02-20T18:45:23.900Z");
    assert.equal(policyOf(signWith({ credentials: temporary({ expiration }) })).expiration, "2019-02-20T18:45:23Z");
  });

  it("ends the form as asked when the credentials live longer", () => {
    const expiration = new Date("2019-02-20T23:00:00Z");
    assert.equal(policyOf(signWith({ credentials: temporary({ expiration }) })).expiration, "2019-02-20T19:40:23Z");
  });

  for (const end of ["2019-02-20T18:40:23.999Z", "2019-02-20T18:40:23Z", "2018-01-01T00:00:00Z"]) {
    it(`refuses credentials that ended at ${end}`, () => {
      assert.throws(
        () => signWith({ credentials: temporary({ expiration: new Date(end) }) }),
        (error) => error instanceof SigningError && error.code === "credentials_expired",
      );
    });
  }

  for (const expiresInSeconds of [0, -1, 1.5, Number.NaN, 604_801, Number.POSITIVE_INFINITY]) {
    it(`refuses an expiry of ${expiresInSeconds} seconds, and names the option`, () => {
      assert.throws(
        () => signWith({ expiresInSeconds }),
        (error) =>
          error instanceof SigningError && error.code === "invalid_option" && error.option === "expiresInSeconds",
      );
    });
  }

  it("says nothing of secret, token or policy in its errors", () => {
    const credentials = temporary({ sessionToken: "tellNoOne", expiration: new Date(0) });
    assert.throws(
      () => signWith({ credentials }),
      (error) =>
        error instanceof Error && !/verySecretKey1|tellNoOne|eyJ/.test(`${error.stack}${JSON.stringify(error)}`),
    );
  });

  it("signs with the key of the day, of the credentials and of the next ones", () => {
    const sign = signer({ bucket: inputs.bucket, region: inputs.region, url });
    const rotated = temporary({ accessKeyId: "accessKey2", secretAccessKey: "verySecretKey2" });
    const forms = [
      options,
      { ...options, now: new Date("2019-02-21T00:00:00Z") },
      { ...options, credentials: rotated },
      options,
    ];
    const together = forms.map((form) => sign(form));
    assert.deepEqual(
      together,
      forms.map((form) => signWith(form)),
    );
    assert.equal(new Set(together.map(({ fields }) => fields["x-amz-signature"])).size, 3);
  });

  it("does not change its arguments, and gives the same again", () => {
    const frozen = Object.freeze({ ...options, credentials: Object.freeze({ ...options.credentials }) });
    const sign = signer(Object.freeze({ bucket: inputs.bucket, region: inputs.region, url }));
    assert.deepEqual(sign(frozen), sign(frozen));
  });

  for (const [option, why, wrong] of [
    ["now", "no date", { now: new Date(Number.NaN) }],
    ["now", "beyond the year 9999", { now: new Date("9999-12-31T23:59:59Z") }],
    ["now", "before the year 0", { now: new Date("-000001-12-31T23:59:59Z") }],
    ["credentials.expiration", "no date", { credentials: temporary({ expiration: new Date("x") }) }],
    ["credentials.accessKeyId", "empty", { credentials: temporary({ accessKeyId: "" }) }],
    ["credentials.accessKeyId", "two parts of a scope", { credentials: temporary({ accessKeyId: "a/b" }) }],
    ["credentials.secretAccessKey", "empty", { credentials: temporary({ secretAccessKey: "" }) }],
  ] as const) {
    it(`refuses ${option} that is ${why}, for a usual key and for another`, () => {
      for (const key of ["a", "\u00e9"]) {
        assert.throws(() => signWith({ ...wrong, key }), { name: "SigningError", code: "invalid_option", option });
      }
    });
  }

  for (const [option, text] of [
    ["region", ""],
    ["region", "eu/central"],
    ["bucket", ""],
    ["bucket", "photos/2024"],
  ] as const) {
    it(`is for no ${option} like ${JSON.stringify(text)}`, () => {
      const options = { bucket: inputs.bucket, region: inputs.region, url, [option]: text };
      assert.throws(() => signer(options), { name: "SigningError", option });
    });
  }

  it("refuses options that may inherit limits, and takes those of no prototype", () => {
    const sign = signer({ bucket: inputs.bucket, region: inputs.region, url });
    const inheriting = Object.assign(Object.create({ contentLengthRange: [0, 3] }), options);
    assert.throws(() => sign(inheriting), { name: "SigningError", option: "options" });
    assert.deepEqual(sign(Object.assign(Object.create(null), options)), signWith({}));
  });
});
