import { errorCodes } from "@signed-s3/contracts";
import { table } from "./table.ts";

/** Every refusal that contracts know, by status. */
export function errorCodeTable(): string {
  const rows = Object.entries(errorCodes).map(([code, { status, when }]) => [String(status), `\`${code}\``, when]);
  return table(["status", "code", "when"], rows);
}
