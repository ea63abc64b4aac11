import { afterAll, beforeAll, describe, it } from "bun:test";
import { type MinioServer, startMinio } from "@signed-s3/testkit";
import { matrix } from "../matrix/cases/index.ts";
import { holdExplanation, holdMinio, holdStore, holdVerifier, uploadOf } from "../matrix/expected-outcome.ts";
import { Figures } from "../matrix/figures.ts";
import type { Judge } from "../matrix/judges/judge.ts";
import { type LocalS3Judge, localS3Judge } from "../matrix/judges/local-s3.ts";
import { minioJudge } from "../matrix/judges/minio.ts";
import { verifierJudge } from "../matrix/judges/verifier.ts";
import { minioSettings, prepareMinio } from "../matrix/minio-credentials.ts";
import { type Signing, signing } from "../matrix/signing.ts";

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
