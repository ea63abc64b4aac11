import { afterAll, beforeAll, describe, expect, it } from "bun:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import fc from "fast-check";
import { matrix } from "../matrix/cases/index.ts";
import { holdExplanation, holdMinio, holdStore, holdVerifier, uploadOf } from "../matrix/expected-outcome.ts";
import { Figures } from "../matrix/figures.ts";
import { holdAgreement, holdDocumentedDepartures, verdict } from "../matrix/generated/agreement.ts";
import { arbitraryForm } from "../matrix/generated/arbitrary-form.ts";
import { generatedUpload } from "../matrix/generated/generated-upload.ts";
import { runs, seed } from "../matrix/generated/run-settings.ts";
import type { Judge } from "../matrix/judges/judge.ts";
import { type LocalS3Judge, localS3Judge } from "../matrix/judges/local-s3.ts";
import { minioJudge } from "../matrix/judges/minio.ts";
import { verifierJudge } from "../matrix/judges/verifier.ts";
import { minioSettings, prepareMinio } from "../matrix/minio-credentials.ts";
import { type Signing, signing } from "../matrix/signing.ts";

const count = runs(400);
const now = new Date();
const departed = new Figures();
const cases = Object.values(matrix).flat();

let minio: MinioServer;
let localS3: LocalS3Judge;
let judges: { readonly verifier: Judge; readonly localS3: Judge; readonly minio: Judge };
let ways: Signing;

beforeAll(async () => {
  minio = await startMinio(minioSettings);
  const credentials = await prepareMinio(minio);
  ways = signing(credentials, now);
  localS3 = await localS3Judge(credentials, now);
  judges = { verifier: verifierJudge(credentials, now), localS3: localS3.overHttp, minio: minioJudge(minio) };
});

afterAll(async () => {
  await localS3?.close();
  await minio?.stop();
  const departures = cases.filter(({ departs }) => departs).length;
  console.log(
    `matrix: ${cases.length} cases on three judges; ${cases.length - departures} agree, ${departures} depart on MinIO`,
  );
  console.log(`departures: ${departed}`);
});

for (const [subject, lines] of Object.entries(matrix)) {
  describe(`verifyForm(), localS3() and MinIO on ${subject}`, () => {
    for (const line of lines) {
      const { title, expected, departs } = line;
      const other = departs ? `, but for MinIO (${departs.kind}: ${departs.minio})` : "";
      it(`${expected === "accepted" ? "take" : `refuse (${expected})`} ${title}${other}`, async () => {
        const upload = uploadOf(line, ways);
        holdVerifier(line, await judges.verifier(upload));
        holdStore(line, upload, await judges.localS3(upload));
        const answer = await judges.minio(upload);
        holdMinio(line, upload, answer);
        holdExplanation(line, upload, answer, now);
        if (departs) departed.count(departs.kind);
      });
    }
  });
}

describe("verifyForm(), localS3() and MinIO", () => {
  it(`say the same to ${count} generated forms, but for the documented departures`, async () => {
    const verdicts = new Figures();
    const departures = new Figures();
    await fc.assert(
      fc.asyncProperty(arbitraryForm, async (form) => {
        const upload = generatedUpload(form, ways);
        const verifier = await judges.verifier(upload);
        holdAgreement(verifier, await localS3.inProcess(upload));
        const answer = await judges.minio(upload);
        for (const departure of holdDocumentedDepartures(upload, verifier, answer)) departures.count(departure);
        verdicts.count(verdict(answer));
      }),
      { numRuns: count, seed },
    );
    console.log(`generated (MATRIX_SEED=${seed}): ${count} forms on three judges; MinIO: ${verdicts}`);
    console.log(`generated departures: ${departures}`);
    expect(verdicts.of("accepted")).toBeGreaterThan(count / 5);
  });
});
