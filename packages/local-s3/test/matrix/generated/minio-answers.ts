import type { Finding } from "@signed-s3/contracts";
import type { DepartureName } from "../departures.ts";
import type { Upload } from "../matrix-case.ts";
import { conditionsOf, sentValue } from "./sent-form.ts";

/** What MinIO makes of one thing that is wrong with a form: a code of its own, or "accepted" where it doesn't mind. */
type AnswerTo = (finding: Finding, upload: Upload) => string | undefined;

/**
 * Each departure that a generated form can come upon: for what it is about it tells MinIO's answer. Each looks at the very
 * finding, so that nothing else is excused by it.
 */
export const minioAnswers: Partial<Record<DepartureName, AnswerTo>> = {
  no_error_for_missing_fields: ({ code, expected }, { entries, file }) => {
    if (code !== "field_missing") return undefined;
    if (expected === "key")
      return isSent(entries, "key") && file.name ? "XMinioInvalidObjectName" : "MalformedPOSTRequest";
    if (expected === "policy" || expected === "x-amz-signature") return "SignatureDoesNotMatch";
    return expected === "x-amz-credential" ? "AuthorizationQueryParametersError" : "AccessDenied";
  },
  some_fields_may_repeat: ({ code, expected }, { entries }) => {
    const [field = ""] = code === "field_repeated" ? (expected?.toLowerCase().split(" ") ?? []) : [];
    const isNamedKey = field === "key" && sentValue(entries, "key")?.includes("${filename}");
    return isNamedKey || ["policy", "x-amz-signature", "bucket"].includes(field) ? "accepted" : undefined;
  },
  repeated_fields_fail_conditions: ({ code }) => (code === "field_repeated" ? "AccessDenied" : undefined),
  dates_are_not_compared: ({ code, expected }) =>
    (code === "invalid_field" && expected === "YYYYMMDDThhmmssZ") ||
    (code === "malformed_credential" && expected?.endsWith("T…Z"))
      ? "accepted"
      : undefined,
  own_codes_for_credentials: ({ code }) =>
    code === "malformed_credential" ? "AuthorizationQueryParametersError" : undefined,
  algorithms_are_values: ({ code }) => (code === "unsupported_algorithm" ? "accepted" : undefined),
  objects_may_have_many_fields: ({ code, sent }) =>
    code === "malformed_policy" && sent === "{}" ? "accepted" : undefined,
  own_code_for_bad_policies: ({ code, condition }) =>
    code === "malformed_policy" || (code === "condition_failed" && condition === null)
      ? "PostPolicyInvalidKeyName"
      : undefined,
  other_fields_are_not_held: (finding) => {
    const [, name] = conditionOf(finding);
    return name !== undefined && !heldFields.test(name) ? "accepted" : undefined;
  },
  absent_fields_are_empty: (finding, { entries }) => {
    const [, name, wanted] = conditionOf(finding);
    return wanted === "" && name !== undefined && !isSent(entries, name) && !wholeFields.test(name)
      ? "accepted"
      : undefined;
  },
  content_types_are_no_lists: (finding) => {
    const [operator, name, start = ""] = conditionOf(finding);
    const isList = operator === "starts-with" && name === "content-type" && finding.sent?.includes(",");
    return isList && finding.sent?.startsWith(start) ? "accepted" : undefined;
  },
  the_last_range_counts: ({ code, condition }, upload) =>
    isRange(code) && JSON.stringify(condition) !== JSON.stringify(lastRange(upload)) ? "accepted" : undefined,
  a_greatest_size_of_zero_is_none: ({ code, condition }) =>
    code === "file_too_large" && condition?.[0] === "content-length-range" && condition[2] === 0
      ? "accepted"
      : undefined,
  own_codes_for_checksums: ({ code, sent, expected }, { entries }) => {
    const isMd5 = sentValue(entries, "content-md5") === sent;
    if (code === "checksum_mismatch") return isMd5 ? "BadDigest" : "XAmzContentChecksumMismatch";
    if (code !== "invalid_field" || !expected?.startsWith("base64 of")) return undefined;
    return expected === "base64 of 16 bytes" ? "InvalidDigest" : "MalformedPOSTRequest";
  },
  own_codes_for_tags: ({ code, sent }, { entries }) =>
    code === "invalid_field" && sent !== "" && sent === sentValue(entries, "tagging")
      ? "MalformedPOSTRequest"
      : undefined,
  settings_are_not_checked: ({ code, expected, sent }, { entries }) => {
    const isEmptyTagging = sent === "" && expected?.startsWith("<Tagging>") && isSent(entries, "tagging");
    const isSetting = /^(private|STANDARD), /.test(expected ?? "");
    return code === "invalid_field" && (isSetting || isEmptyTagging) ? "accepted" : undefined;
  },
};

const heldFields =
  /^(acl|bucket|cache-control|content-(type|disposition|encoding)|expires|key|redirect|success_action_(redirect|status)|x-amz-.*)$/;
/** Of these MinIO takes no start. */
const wholeFields = /^(bucket|x-amz-(algorithm|credential|date))$/;

function conditionOf({ code, condition }: Finding): readonly string[] {
  if (code !== "condition_failed" || condition === null) return [];
  if (!Array.isArray(condition)) {
    const [[name, wanted] = ["", ""]] = Object.entries(condition);
    return ["eq", name.toLowerCase(), `${wanted}`];
  }
  const [operator, name, wanted] = condition;
  return [operator, `${name}`.slice(1).toLowerCase(), `${wanted}`];
}

function isRange(code: string): boolean {
  return code === "file_too_large" || code === "file_too_small";
}

/** The last range of the policy, its ends as numbers. */
function lastRange(upload: Upload): unknown {
  const last = conditionsOf(upload).findLast(
    (condition) => Array.isArray(condition) && condition[0] === "content-length-range",
  );
  return Array.isArray(last) ? [last[0], Number(last[1]), Number(last[2])] : undefined;
}

function isSent(entries: Upload["entries"], field: string): boolean {
  return sentValue(entries, field) !== undefined;
}
