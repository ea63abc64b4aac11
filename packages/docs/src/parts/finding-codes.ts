import { findingCodes } from "@signed-s3/contracts";
import { table } from "./table.ts";

/** Every reason for which S3 refuses a form, and what S3 itself answers then. */
export function findingCodeTable(): string {
  const rows = Object.entries(findingCodes).map(([code, { s3Code, status, when }]) => [
    `\`${code}\``,
    `${status} \`${s3Code}\``,
    when,
  ]);
  return table(["code", "S3 answers", "when"], rows);
}
