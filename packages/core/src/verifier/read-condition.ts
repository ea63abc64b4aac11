import type { Finding } from "@signed-s3/contracts";
import type { Condition } from "./condition.ts";
import { conditionKinds } from "./condition-kinds.ts";
import { finding } from "./finding.ts";
import { lowerCase } from "./form.ts";
import { exactly } from "./match-field.ts";

/**
 * Reads one member of a policy's conditions.
 *
 * @param value The member as it was parsed.
 * @returns The condition, or what is wrong with it: S3 takes an array that it doesn't understand for a condition that is not
 * met, and anything else for a broken policy.
 * @example
 * ```ts
 * readCondition(["starts-with", "$key", "uploads/"]); // { condition: { … } }
 * ```
 */
export function readCondition(value: unknown): { readonly condition: Condition } | { readonly finding: Finding } {
  if (Array.isArray(value)) {
    const [operator, ...operands]: readonly unknown[] = value;
    const kind = typeof operator === "string" ? conditionKinds.get(lowerCase(operator)) : undefined;
    const condition = operands.length === 2 ? kind?.(...operands) : undefined;
    return condition ? { condition } : { finding: finding("condition_failed", arrayRemedy, { sent: text(value) }) };
  }
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [name, wanted] = members[0] ?? [];
  if (members.length !== 1 || name === undefined || typeof wanted !== "string") {
    return { finding: finding("malformed_policy", objectRemedy) };
  }
  return { condition: exactly(name, wanted) };
}

const arrayRemedy =
  'Have the server sign conditions that S3 knows: ["eq", "$field", "value"], ["starts-with", "$field", "start"] or ["content-length-range", least, most].';
const objectRemedy =
  'Have the server sign conditions that are objects of one field and its value, {"field": "value"}, or arrays.';

// Only what is flat is told: a condition may be nested as deep as the policy is long.
function text(condition: readonly unknown[]): string {
  const member = (value: unknown) =>
    typeof value === "object" && value !== null ? "…" : (JSON.stringify(value) ?? "");
  return `[${condition.slice(0, 4).map(member).join(", ")}]`;
}
