import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import fc from "fast-check";
import { Figures } from "./matrix/figures.ts";
import { holdAgreement, verdict } from "./matrix/generated/agreement.ts";
import { arbitraryForm } from "./matrix/generated/arbitrary-form.ts";
import { generatedUpload } from "./matrix/generated/generated-upload.ts";
import { runs, seed } from "./matrix/generated/run-settings.ts";
import { type LocalS3Judge, localS3Judge } from "./matrix/judges/local-s3.ts";
import { verifierJudge } from "./matrix/judges/verifier.ts";
import { signing } from "./matrix/signing.ts";

const count = runs(2000);
const credentials = {
  permanent: { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" },
  temporary: { accessKeyId: "temporary1", secretAccessKey: "temporarySecretKey1", sessionToken: "theToken" },
};
const now = new Date();

describe("verifyForm() and localS3()", () => {
  let localS3: LocalS3Judge;
  before(async () => {
    localS3 = await localS3Judge(credentials, now);
  });
  after(() => localS3.close());

  it(`agree on ${count} generated forms`, { timeout: 300_000 }, async () => {
    const ways = signing(credentials, now);
    const verifier = verifierJudge(credentials, now);
    const verdicts = new Figures();
    await fc.assert(
      fc.asyncProperty(arbitraryForm, async (form) => {
        const upload = generatedUpload(form, ways);
        const judgement = await verifier(upload);
        holdAgreement(judgement, await localS3.inProcess(upload));
        verdicts.count(verdict(judgement));
      }),
      { numRuns: count, seed },
    );
    console.log(`generated (MATRIX_SEED=${seed}): ${count} forms on verifier and store agree; ${verdicts}`);
    assert.ok(verdicts.of("accepted") > count / 5, "too few of the generated forms are accepted to say much");
  });
});
