import { type TSchema, TypeGuard } from "@sinclair/typebox";

/** A JSON Schema of the 2020-12 dialect, which is what OpenAPI 3.1 has. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A TypeBox schema as JSON Schema 2020-12. TypeBox writes draft 7, which differs in one thing: there, a tuple's members stand
 * under `items`, where the newer dialect would take them for the schema of all members.
 *
 * @param schema Any schema of the contracts.
 */
export function jsonSchema(schema: TSchema): JsonSchema {
  return convert(schema) as JsonSchema;
}

function convert(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(convert);
  if (typeof value !== "object" || value === null) return value;
  const converted = Object.fromEntries(Object.entries(value).map(([name, member]) => [name, convert(member)]));
  if (!TypeGuard.IsTuple(value)) return converted;
  const { items, additionalItems: _, ...tuple } = converted;
  return { ...tuple, prefixItems: items, items: false };
}
