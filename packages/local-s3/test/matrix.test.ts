import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, before, describe, it } from "node:test";
import { matrix } from "./matrix/cases/index.ts";
import { type DepartureName, departures } from "./matrix/departures.ts";
import { departuresPage } from "./matrix/departures-page.ts";
import { holdStore, holdVerifier, minioOutcome, s3Outcome, uploadOf } from "./matrix/expected-outcome.ts";
import { type LocalS3Judge, localS3Judge } from "./matrix/judges/local-s3.ts";
import { verifierJudge } from "./matrix/judges/verifier.ts";
import { pagePath } from "./matrix/page-path.ts";
import { signing } from "./matrix/signing.ts";

const credentials = {
  permanent: { accessKeyId: "accessKey1", secretAccessKey: "verySecretKey1" },
  temporary: { accessKeyId: "temporary1", secretAccessKey: "temporarySecretKey1", sessionToken: "theToken" },
};
const now = new Date();
const ways = signing(credentials, now);
const verifier = verifierJudge(credentials, now);
const cases = Object.values(matrix).flat();

let localS3: LocalS3Judge;
before(async () => {
  localS3 = await localS3Judge(credentials, now);
});
after(() => localS3.close());

for (const [subject, lines] of Object.entries(matrix)) {
  describe(`verifyForm() and localS3() on ${subject}`, () => {
    for (const line of lines) {
      it(`${line.expected === "accepted" ? "take" : `refuse (${line.expected})`} ${line.title}: ${line.why}`, async () => {
        const upload = uploadOf(line, ways);
        holdVerifier(line, await verifier(upload));
        holdStore(line, upload, await localS3.overHttp(upload));
      });
    }
  });
}

describe("the matrix", () => {
  it("has at least 120 cases, none of them twice", () => {
    const titles = cases.map(({ title }) => title);
    assert.ok(titles.length >= 120);
    assert.deepEqual(
      titles.filter((title, index) => titles.indexOf(title) !== index),
      [],
    );
  });

  it("has no departure of MinIO's that is none", () => {
    for (const line of cases.filter(({ departs }) => departs)) {
      const upload = uploadOf(line, ways);
      assert.notEqual(minioOutcome(line, upload), s3Outcome(line, upload), line.title);
    }
  });

  it("has a case for every departure", () => {
    const shown = new Set(cases.map(({ departs }) => departs?.kind));
    assert.deepEqual(
      (Object.keys(departures) as DepartureName[]).filter((name) => !shown.has(name)),
      [],
    );
  });

  it('stands in the docs as "npm run docs:departures" writes it', () => {
    assert.equal(readFileSync(pagePath, "utf8"), departuresPage());
  });
});
