import type { Finding, FindingCode, PolicyCondition } from "@signed-s3/contracts";
import { finding, shortened, withoutSecrets } from "./finding.ts";
import { type Form, lowerCase } from "./form.ts";
import { readS3Error, type S3Error } from "./s3-error.ts";
import { s3ErrorMeanings } from "./s3-error-meanings.ts";

/**
 * Puts what S3 itself complained of before all else: the finding that says the same, or a new one that says it in words.
 *
 * @param findings What the form's own looks say.
 * @param xml What S3 answered.
 * @param form The form, if it could be read.
 * @returns The findings, S3's first.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
 * @example
 * ```ts
 * s3First([], "<Error><Code>SlowDown</Code></Error>", undefined)[0]?.remedy; // "Send the form again after a second or two…"
 * ```
 */
export function s3First(findings: readonly Finding[], xml: string, form: Form | undefined): Finding[] {
  const error = readS3Error(xml);
  if (!error) return [finding("s3_said", noS3, { sent: withoutSecrets(xml, form).slice(0, 1000) }), ...findings];
  const told = inWords(error, form);
  const same = [told.code, ...(otherWords.get(told.code) ?? [])]
    .map((code) => findings.find((other) => other.code === code && concerns(other, fieldsNamedBy(error))))
    .find((other) => other !== undefined);
  return same ? [same, ...findings.filter((other) => other !== same)] : [told, ...findings];
}

// What the stores that are not AWS say for want of a better error: the form's own looks know better.
const otherWords: ReadonlyMap<FindingCode, readonly FindingCode[]> = new Map([
  ["condition_failed", ["field_repeated", "field_missing", "unsupported_algorithm"]],
  ["extra_field", ["malformed_policy"]],
  ["invalid_field", ["field_missing"]],
  ["malformed_credential", ["field_missing"]],
  ["malformed_form", ["field_missing", "invalid_field", "malformed_policy"]],
  ["malformed_policy", ["condition_failed"]],
  ["signature_mismatch", ["field_missing", "malformed_credential"]],
]);

const noS3 =
  "Look at what answered instead of S3, such as a proxy, a firewall or another server at that URL: this is no error of S3.";

function inWords(error: S3Error, form: Form | undefined): Finding {
  const { code, message, details } = error;
  const said = withoutSecrets(message ? `${code}: ${message}` : code, form);
  const meaning = s3ErrorMeanings.find(({ says }) => says.test(`${code}: ${message}`));
  if (!meaning) return finding("s3_said", `Look up what S3 means by its error ${shortened(said)}`, { sent: said });
  const detail = (name: string | undefined) => (name === undefined ? undefined : details.get(name));
  const sent = detail(meaning.sent);
  const condition = meaning.finding === "condition_failed" ? conditionIn(message) : undefined;
  return finding(meaning.finding, meaning.remedy, {
    field: fieldsNamedBy(error)[0] ?? "",
    ...(condition ? { condition } : {}),
    sent: sent === undefined ? said : withoutSecrets(sent, form),
    expected: detail(meaning.expected),
  });
}

/** The lower-case names of the fields that S3's message is about, in AWS's words or MinIO's. */
function fieldsNamedBy({ message, details }: S3Error): string[] {
  const names =
    message.match(/Extra input fields: (.*)/)?.[1] ??
    message.match(/"([^"]+)" not specified in the policy/)?.[1] ??
    message.match(/field named '([^']+)'/)?.[1] ??
    message.match(/Condition failed: \[[^$]*\$([^"',\]\s]+)/)?.[1] ??
    details.get("ArgumentName");
  return names?.split(",").map((name) => lowerCase(name.trim())) ?? [];
}

function concerns({ code, condition, sent, expected }: Finding, fields: readonly string[]): boolean {
  const nameInCondition = Array.isArray(condition) ? `${condition[1]}`.slice(1) : Object.keys(condition ?? {})[0];
  const name = code === "extra_field" ? sent : code === "field_missing" ? expected : nameInCondition;
  return fields.length === 0 || name === null || name === undefined || fields.includes(lowerCase(name));
}

function conditionIn(message: string): PolicyCondition | undefined {
  const [, operator, name, value] =
    message.match(/\["?(eq|starts-with)"?, ?"?(\$[^",]+)"?, ?"?((?:[^"\\]|\\.)*)"?\]/) ?? [];
  if (name === undefined || value === undefined) return undefined;
  return operator === "eq" ? ["eq", name, value] : ["starts-with", name, value];
}
