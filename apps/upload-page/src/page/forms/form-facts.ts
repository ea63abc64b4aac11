/** What a form's policy allows, in the terms of a person. */
export interface FormFacts {
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  /** Bytes. */
  readonly sizes: { readonly least: number; readonly greatest: number };
  readonly types: readonly TypeRule[];
  /** Until when S3 takes it, in milliseconds of the clock that signed it; undefined: the policy does not say. */
  readonly expiresAt: number | undefined;
  /** When it was signed, by the same clock; undefined: the form does not say. */
  readonly signedAt: number | undefined;
  /** What else the form has in it: names of headers, metadata, tags. */
  readonly others: readonly (readonly [name: string, value: string])[];
}

/** A type of file that is allowed: exactly `text`, or whatever begins with it. */
export interface TypeRule {
  readonly text: string;
  readonly exact: boolean;
}

/** S3 takes no more by POST, whatever the policy says. */
const largestPost = 5 * 1024 ** 3;
// What every form has, and what is told by itself.
const usual =
  /^(key|bucket|policy|success_action_status|content-type|x-amz-(credential|algorithm|date|signature|security-token))$/i;

/**
 * Reads what a form allows out of its policy. A policy that can't be read allows nothing that could be told: the facts are then
 * those of its fields alone.
 *
 * @param fields The form's fields.
 */
export function formFacts(fields: Readonly<Record<string, string>>): FormFacts {
  const field = (name: string): string | undefined =>
    Object.entries(fields).find(([other]) => other.toLowerCase() === name)?.[1];
  const policy = policyOf(field("policy") ?? "");
  const rules = policy.conditions.flatMap(ruleOf);
  const ranges = policy.conditions.flatMap(rangeOf);
  return {
    bucket: rules.find(({ name, exact }) => name === "bucket" && exact)?.text ?? field("bucket"),
    key: field("key"),
    sizes: {
      least: Math.max(0, ...ranges.map(([least]) => least)),
      greatest: Math.min(largestPost, ...ranges.map(([, greatest]) => greatest)),
    },
    types: rules.filter(({ name }) => name === "content-type").map(({ text, exact }) => ({ text, exact })),
    expiresAt: timeOf(policy.expiration),
    signedAt: timeOf(field("x-amz-date")?.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, "$1-$2-$3T$4:$5:$6Z")),
    others: Object.entries(fields).filter(([name]) => !usual.test(name)),
  };
}

interface Rule {
  readonly name: string;
  readonly text: string;
  readonly exact: boolean;
}

/** A condition on a field: `{name: value}`, `["eq", "$name", value]` or `["starts-with", "$name", value]`. */
function ruleOf(condition: unknown): readonly Rule[] {
  const [operator, name, text] = Array.isArray(condition)
    ? condition
    : ["eq", ...(Object.entries(isRecord(condition) ? condition : {})[0] ?? [])];
  if (typeof name !== "string" || typeof text !== "string") return [];
  return [{ name: name.replace(/^\$/, "").toLowerCase(), text, exact: operator === "eq" }];
}

/** A condition on the size: `["content-length-range", least, greatest]`, where S3 takes digits for a number. */
function rangeOf(condition: unknown): readonly (readonly [least: number, greatest: number])[] {
  const [operator, ...ends] = Array.isArray(condition) ? condition : [];
  const [least, greatest] = ends.filter(isSize).map(Number);
  return operator === "content-length-range" && least !== undefined && greatest !== undefined
    ? [[least, greatest]]
    : [];
}

const isSize = (end: unknown): boolean => typeof end === "number" || (typeof end === "string" && /^\d+$/.test(end));

function policyOf(encoded: string): { readonly expiration: unknown; readonly conditions: readonly unknown[] } {
  try {
    const bytes = Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0));
    const policy: unknown = JSON.parse(new TextDecoder().decode(bytes));
    if (isRecord(policy)) {
      const { expiration, conditions } = { expiration: policy["expiration"], conditions: policy["conditions"] };
      return { expiration, conditions: Array.isArray(conditions) ? conditions : [] };
    }
  } catch {
    // Told by the findings: what is no policy is one of them.
  }
  return { expiration: undefined, conditions: [] };
}

function timeOf(text: unknown): number | undefined {
  const time = typeof text === "string" ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
