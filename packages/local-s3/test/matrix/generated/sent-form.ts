import type { Upload } from "../matrix-case.ts";

/** The conditions of the policy that a generated form bears; none where what came of it is no policy. */
export function conditionsOf({ entries }: Upload): readonly unknown[] {
  try {
    const policy: unknown = JSON.parse(Buffer.from(sentValue(entries, "policy") ?? "", "base64").toString());
    return policy instanceof Object && "conditions" in policy && Array.isArray(policy.conditions)
      ? policy.conditions
      : [];
  } catch {
    return [];
  }
}

/** A field's value, of the first where it comes twice; its name is in small letters. */
export function sentValue(entries: Upload["entries"], field: string): string | undefined {
  return entries.find(([name]) => name.toLowerCase() === field)?.[1];
}
