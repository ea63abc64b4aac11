import type { Finding } from "@signed-s3/contracts";
import type { Condition } from "./conditions/condition.ts";
import { exactly } from "./conditions/equals.ts";
import { conditionKinds } from "./conditions/kinds.ts";
import { finding, isSecret } from "./finding.ts";
import { lowerCase } from "./form.ts";

/**
 * Reads one member of a policy's conditions.
 *
 * @param value The member as it was parsed.
 * @returns The condition, or what is wrong with it.
 * @example
 * ```ts
 * readCondition(["starts-with", "$key", "uploads/"]); // { condition: { field: "key", … } }
 * ```
 */
export function readCondition(value: unknown): { readonly condition: Condition } | { readonly finding: Finding } {
  const reading = Array.isArray(value) ? readArray(value) : readObject(value);
  if (typeof reading === "object") return { condition: reading };
  const code = reading === "never_met" ? "condition_failed" : "malformed_policy";
  return { finding: finding(code, remedy, { sent: flatText(value) }) };
}

function readArray([operator, ...operands]: readonly unknown[]): ReturnType<typeof readObject> {
  const kind = typeof operator === "string" ? conditionKinds.get(lowerCase(operator)) : undefined;
  return kind && operands.length === 2 ? kind(operands[0], operands[1]) : "malformed";
}

function readObject(value: unknown): Condition | "never_met" | "malformed" {
  const members = typeof value === "object" && value !== null ? Object.entries(value) : [];
  const [name, wanted] = members[0] ?? [];
  return members.length === 1 && name !== undefined && typeof wanted === "string" ? exactly(name, wanted) : "malformed";
}

const remedy = `Have the server sign only conditions that S3 knows: {"field": "value"}, or a list of three that begins with ${[...conditionKinds.keys()].join(", ")}, with a $ before the name of a field.`;

// What is nested is left out: it may be as deep as the policy is long.
function flatText(value: unknown): string {
  const members = Array.isArray(value) ? value.slice(0, 4) : undefined;
  const entries = !members && typeof value === "object" && value !== null ? Object.entries(value).slice(0, 4) : [];
  const all = members ?? entries.flat();
  const isOpen = all.some(namesSecret) ? (member: unknown) => namesSecret(member) || isOperator(member) : () => true;
  const text = (member: unknown): string => {
    if (!isOpen(member)) return '"***"';
    return typeof member === "object" && member !== null ? "…" : (JSON.stringify(member) ?? "");
  };
  if (members) return `[${members.map(text).join(", ")}]`;
  if (typeof value !== "object" || value === null) return text(value);
  return `{${entries.map(([name, member]) => `${text(name)}: ${text(member)}`).join(", ")}}`;
}

// With or without its $, which is what is mostly forgotten.
const namesSecret = (member: unknown): boolean => typeof member === "string" && isSecret(member.replace(/^\$/, ""));
const isOperator = (member: unknown): boolean => typeof member === "string" && conditionKinds.has(lowerCase(member));
