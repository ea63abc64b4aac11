import type { DepartureName } from "../departures.ts";
import type { Upload } from "../matrix-case.ts";
import { conditionsOf, sentValue } from "./sent-form.ts";

/** Each departure by which MinIO refuses a generated form that S3 takes: its code, if it is about this form. */
export const minioRefusals: Partial<Record<DepartureName, (upload: Upload) => string | undefined>> = {
  file_names_keep_backslashes: (upload) => {
    const name = upload.file.name ?? "";
    const key = sentValue(upload.entries, "key");
    if (!name.includes("\\") || !key?.includes("${filename}")) return undefined;
    const minioKey = key.replaceAll("${filename}", () => name.slice(name.lastIndexOf("/") + 1));
    return conditionsOf(upload).every((condition) => isMet(condition, minioKey)) ? undefined : "AccessDenied";
  },
};

/** Whether a key meets a condition; one on something else is none of its business. */
function isMet(condition: unknown, key: string): boolean {
  if (typeof condition !== "object" || condition === null) return true;
  if (!Array.isArray(condition)) {
    return Object.entries(condition).every(([name, wanted]) => name.toLowerCase() !== "key" || wanted === key);
  }
  const [operator, name, wanted] = condition;
  if (name !== "$key" || typeof wanted !== "string") return true;
  return operator === "eq" ? wanted === key : key.startsWith(wanted);
}
