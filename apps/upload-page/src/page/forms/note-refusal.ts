import { UploadError } from "@signed-s3/client";
import { announce } from "../announcement.tsx";
import { constraints } from "../constraints/constraints.ts";
import { refusalOf } from "../refusals/refusal-of.ts";
import { wantToken } from "../token.tsx";
import { ledger, note } from "./ledger.ts";

/**
 * Notes and tells why an entry of the ledger came to nothing, at every place where it can be mended: at the entry, at the
 * members that are to blame, at the token.
 *
 * @param id The ledger's entry.
 * @param error What was thrown.
 */
export function noteRefusal(id: string, error: unknown): void {
  if (error instanceof UploadError && error.code === "aborted") {
    note(id, { state: "cancelled" });
    return;
  }
  const { file, form } = ledger.value.find((entry) => entry.id === id) ?? {};
  const problems = refusalOf(error, form, file);
  note(id, { state: "refused", problems });
  constraints.blame(problems);
  const [first] = problems;
  if (first?.code === "unauthorized") wantToken(first.remedy);
  announce(`${file?.name ?? "The form"} was refused: ${first?.title}. ${first?.remedy}`);
}
