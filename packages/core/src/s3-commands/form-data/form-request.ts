import type { RequestData, Validation } from "../../command/command.ts";
import { type Fault, fault } from "../../command/fault.ts";
import type { ConstraintOptions } from "../../post-policy/constraint-options.ts";
import { applyLimits } from "./apply-limits.ts";
import { readMembers } from "./read-members.ts";
import type { UploadLimits } from "./upload-limits.ts";

/** What a form shall allow, in the signer's terms. */
export interface FormRequest {
  readonly options: ConstraintOptions;
  readonly expiresInSeconds: number;
}

/**
 * Reads the `data` of a request for a form: checks each known member by itself and against the service's limits, and ignores
 * unknown ones.
 *
 * @param data The request's data.
 * @param limits What the service allows at most.
 * @returns What the form shall allow, or all that is wrong, each with its JSON Pointer.
 */
export function readFormRequest(data: RequestData, limits: UploadLimits): Validation<FormRequest> {
  const { options, faults } = applyLimits(readMembers(data), limits);
  const expiresInSeconds = readExpiry(data, limits);
  const all = typeof expiresInSeconds === "number" ? faults : [...faults, expiresInSeconds];
  if (all.length > 0 || typeof expiresInSeconds !== "number") return { faults: all };
  return { data: { options, expiresInSeconds } };
}

function readExpiry(data: RequestData, limits: UploadLimits): number | Fault {
  if (data === null || !Object.hasOwn(data, "expires_in")) return limits.expiresInSeconds;
  const asked = data["expires_in"];
  const longest = limits.maxExpiresInSeconds ?? limits.expiresInSeconds;
  if (typeof asked === "number" && Number.isInteger(asked) && asked >= 1 && asked <= longest) return asked;
  const detail = `expires_in must be a whole number of seconds from 1 to ${longest}.`;
  return fault("invalid_expires_in", detail, "/data/expires_in");
}
