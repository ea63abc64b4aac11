import assert from "node:assert/strict";
import { type Finding, findingCodes } from "@signed-s3/contracts";
import type { DepartureName } from "../departures.ts";
import type { Judgement } from "../judges/judge.ts";
import type { Upload } from "../matrix-case.ts";
import { minioAnswers } from "./minio-answers.ts";
import { minioRefusals } from "./minio-refusals.ts";

/** Holds that a store that does as S3 says and the verifier say the same. */
export function holdAgreement(verifier: Judgement, store: Judgement): void {
  assert.equal(verdict(store), verdict(verifier));
}

/**
 * Holds that MinIO says what the verifier says, or departs from it in documented ways alone: it takes a form only if each of
 * its faults is one that it doesn't mind, and refuses one only for a fault that it has, or minds by itself.
 *
 * @returns The departures that made the difference; none: they agree.
 */
export function holdDocumentedDepartures(
  upload: Upload,
  verifier: Judgement,
  minio: Judgement,
): readonly DepartureName[] {
  const faults = verifier.accepted ? [] : (verifier.findings ?? []).map((finding) => answerTo(finding, upload));
  const ownFaults = departuresIn(minioRefusals).flatMap(([departure, codeOf]) => {
    const answer = codeOf(upload);
    return answer === undefined ? [] : [{ departure, answer }];
  });
  const refusals = [...faults, ...ownFaults].filter(({ answer }) => answer !== "accepted");
  if (refusals.length === 0) {
    assert.equal(verdict(minio), "accepted", minio.accepted ? "" : `MinIO refused: ${minio.answer}`);
    return faults.flatMap(({ departure }) => departure ?? []);
  }
  const told = refusals.find(({ answer }) => answer === verdict(minio));
  assert.ok(told, `MinIO says ${verdict(minio)} instead of ${refusals.map(({ answer }) => answer)}`);
  if (verdict(minio) === verdict(verifier)) return [];
  return [(told === faults[0] || verifier.accepted ? told.departure : undefined) ?? "checks_in_another_order"];
}

/** What MinIO answers to a fault, and by which departure. */
function answerTo(finding: Finding, upload: Upload): { readonly departure?: DepartureName; readonly answer: string } {
  for (const [departure, answerOf] of departuresIn(minioAnswers)) {
    const answer = answerOf(finding, upload);
    if (answer !== undefined) return { departure, answer };
  }
  return { answer: findingCodes[finding.code].s3Code };
}

function departuresIn<Rule>(rules: Partial<Record<DepartureName, Rule>>): readonly (readonly [DepartureName, Rule])[] {
  return Object.entries(rules) as [DepartureName, Rule][];
}

/** "accepted", or S3's code. */
export function verdict(judgement: Judgement): string {
  return judgement.accepted ? "accepted" : judgement.code;
}
