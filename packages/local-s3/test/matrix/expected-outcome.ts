import assert from "node:assert/strict";
import { findingCodes } from "@signed-s3/contracts";
import { verifyForm } from "@signed-s3/core/verifier";
import { greeting } from "./files.ts";
import type { Judgement } from "./judges/judge.ts";
import { factsOf } from "./judges/verifier.ts";
import type { MatrixCase, Upload } from "./matrix-case.ts";
import { bucket, type Signing } from "./signing.ts";

/** What is posted for a case. */
export function uploadOf({ form, file = greeting, bucket: postedTo = bucket }: MatrixCase, signing: Signing): Upload {
  return { entries: form(signing), file, bucket: postedTo };
}

/** Holds what the verifier says to be what S3's documentation says. What no form shows it isn't asked. */
export function holdVerifier({ expected, beyondTheForm }: MatrixCase, judgement: Judgement): void {
  if (!beyondTheForm) assert.equal(judgement.accepted ? "accepted" : judgement.findings?.[0]?.code, expected);
}

/** Holds what a store does to be what S3's documentation says. */
export function holdStore(line: MatrixCase, upload: Upload, judgement: Judgement): void {
  assert.equal(outcomeOf(judgement), s3Outcome(line, upload));
}

/** Holds what MinIO does to be what S3's documentation says, or just the departure from it that the case tells. */
export function holdMinio(line: MatrixCase, upload: Upload, judgement: Judgement): void {
  assert.equal(outcomeOf(judgement), minioOutcome(line, upload));
}

/** Holds that the verifier, shown the form and what MinIO answered to it, begins with the right reason. */
export function holdExplanation(line: MatrixCase, upload: Upload, judgement: Judgement, now: Date): void {
  const { expected, explainedAs = expected } = line;
  if (expected === "accepted" || judgement.accepted) return;
  const { findings } = verifyForm({ ...factsOf(upload), now, s3Error: judgement.answer });
  assert.equal(findings[0]?.code, explainedAs);
}

/** What S3 makes of a case by its documentation: its error code, or the object's key. */
export function s3Outcome(line: MatrixCase, upload: Upload): string {
  const { expected, s3Code, storedAs = keyOf(upload) } = line;
  return expected === "accepted" ? objectAt(storedAs) : (s3Code ?? findingCodes[expected].s3Code);
}

/** What MinIO makes of a case, likewise. */
export function minioOutcome(line: MatrixCase, upload: Upload): string {
  const { departs, storedAs = keyOf(upload) } = line;
  if (!departs) return s3Outcome(line, upload);
  return departs.minio === "accepted" ? objectAt(departs.storedAs ?? storedAs) : departs.minio;
}

function outcomeOf(judgement: Judgement): string {
  return judgement.accepted ? objectAt(judgement.storedAs ?? "") : judgement.code;
}

function objectAt(key: string): string {
  return `accepted as ${JSON.stringify(key)}`;
}

function keyOf({ entries }: Upload): string {
  return entries.find(([name]) => name.toLowerCase() === "key")?.[1] ?? "";
}
