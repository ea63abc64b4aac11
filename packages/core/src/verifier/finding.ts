import type { Finding, FindingCode, PolicyCondition } from "@signed-s3/contracts";
import type { Form } from "./form.ts";

/** What a finding is about, beside its code and remedy. */
export interface FindingFacts {
  /** The field that it is about; what it holds is hidden where it is a secret. */
  readonly field?: string;
  readonly condition?: PolicyCondition;
  readonly sent?: string | undefined;
  readonly expected?: string | undefined;
}

/** Fields whose values let the reader act in the signer's name. */
const secretFields: ReadonlySet<string> = new Set(["policy", "x-amz-signature", "x-amz-security-token"]);
const longestShown = 200;

/**
 * Makes a finding. Secret values are hidden and long ones cut, so that findings can be shown and logged.
 *
 * @param code Why S3 refuses the form.
 * @param remedy What to do about it, in a sentence.
 * @param facts What it is about. Default: nothing in particular.
 * @example
 * ```ts
 * finding("extra_field", "Remove the field submit.", { sent: "submit" });
 * ```
 */
export function finding(code: FindingCode, remedy: string, facts: FindingFacts = {}): Finding {
  const secret = isSecret(facts.field ?? "");
  const shown = (text: string | undefined): string | null =>
    text === undefined ? null : secret ? "***" : shortened(text);
  return {
    code,
    condition: facts.condition && secret ? hidden(facts.condition) : (facts.condition ?? null),
    sent: shown(facts.sent),
    expected: shown(facts.expected),
    remedy,
  };
}

/**
 * A value for the middle of a sentence, in quotation marks.
 *
 * @param field The lower-case name of the field whose value it is: a secret one is not told.
 * @param value The value.
 * @example
 * ```ts
 * quoted("key", "uploads/1"); // '"uploads/1"'
 * ```
 */
export function quoted(field: string, value: string): string {
  return isSecret(field) ? "***" : JSON.stringify(shortened(value));
}

/**
 * A text cut to what a person reads.
 *
 * @param text Any text.
 * @returns The text in at most 200 characters and an ellipsis, without halves of surrogate pairs.
 * @example
 * ```ts
 * shortened("a".repeat(1000)).length; // 201
 * ```
 */
export function shortened(text: string): string {
  return (text.length > longestShown ? `${text.slice(0, longestShown)}…` : text).toWellFormed();
}

/**
 * A text of S3's without the secrets that it may repeat: the values of the form's secret fields, and any session token.
 *
 * @param text What S3 said.
 * @param form The form that it was said about, if it is known.
 * @example
 * ```ts
 * withoutSecrets('failed: ["eq", "$x-amz-security-token", "FwoG"]', undefined); // 'failed: ["eq", "$x-amz-security-token …'
 * ```
 */
export function withoutSecrets(text: string, form: Form | undefined): string {
  const values = [...secretFields].flatMap((field) => form?.get(field)?.value || []);
  return values
    .reduce((told, value) => told.replaceAll(value, "***"), text)
    .replace(/(x-amz-security-token).*$/is, "$1 …");
}

/** Whether the value of a field lets its reader act in the signer's name. */
export function isSecret(field: string): boolean {
  return secretFields.has(field.toLowerCase());
}

function hidden(condition: PolicyCondition): PolicyCondition {
  if (!Array.isArray(condition)) return Object.fromEntries(Object.keys(condition).map((name) => [name, "***"]));
  return condition[0] === "content-length-range" ? condition : [condition[0], condition[1], "***"];
}
