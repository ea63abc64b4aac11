import { UploadError, type UploadFile } from "@signed-s3/client";
import { explain } from "@signed-s3/client/explain";
import type { SignedForm } from "@signed-s3/contracts";
import { fieldsToSend } from "../forms/fields-to-send.ts";
import { type Problem, problemOfFinding, problemsOf } from "./problem.ts";

/** What a file is sent as whose type nobody knows. */
const unknownType = "application/octet-stream";

/**
 * All that is wrong with an upload that came to nothing.
 *
 * @param error What was thrown.
 * @param form The form that it was to go by, if there was one.
 * @param file The file, if there is one.
 */
export function refusalOf(
  error: unknown,
  form: SignedForm | undefined,
  file: UploadFile | undefined,
): readonly Problem[] {
  const problems = problemsOf(error, form && new URL(form.url).origin);
  const isAboutFile = error instanceof UploadError && error.code.startsWith("file_") && error.findings.length === 0;
  if (!isAboutFile || !form || !file) return problems;
  // The client told in a word, before it sent anything; what S3 would say of the same form tells more.
  const findings = explain({ fields: fieldsToSend(form.fields, file.type || unknownType), file });
  return findings.length > 0 ? findings.map(problemOfFinding) : problems;
}
