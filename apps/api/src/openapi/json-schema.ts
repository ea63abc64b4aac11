import type { TSchema } from "@sinclair/typebox";

/** A JSON Schema of the 2020-12 dialect, which is what OpenAPI 3.1 has. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/**
 * A TypeBox schema as JSON Schema 2020-12. TypeBox writes draft 7, which has a tuple's members under `items`; what there is for
 * tuples in 2020-12, few generators of clients and tests know. So a tuple becomes a list of as many members, each of which is
 * one of the tuple's kinds. And a URL's pattern gets the format that generators know; TypeBox would refuse one that nobody has
 * registered with it.
 *
 * @param schema Any schema of the contracts.
 */
export function jsonSchema(schema: TSchema): JsonSchema {
  return translated(schema) as JsonSchema;
}

/**
 * The schema of a request as a form can send it: a form knows no null, and what is empty is absent.
 *
 * @param schema The schema of the request as JSON: an object with the member `data`.
 */
export function formSchema(schema: JsonSchema): JsonSchema {
  const members = propertiesOf(schema);
  const [data] = alternatives(members["data"]);
  return {
    ...schema,
    properties: orEmpty({ ...members, data: { ...data, properties: orEmpty(propertiesOf(data)) } }),
  };
}

/**
 * Schemas of parameters whose empty value counts as none.
 *
 * @param properties The schemas, by the parameters' names.
 */
export const orEmpty = (properties: JsonSchema): JsonSchema =>
  Object.fromEntries(
    Object.entries(properties).map(([name, schema]) => [name, { anyOf: [...alternatives(schema), { const: "" }] }]),
  );

function translated(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(translated);
  if (!isObject(value)) return value;
  const { additionalItems: _, ...schema } = Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, translated(member)]),
  );
  if (String(schema["pattern"]).startsWith("^https?://")) return { format: "uri", ...schema };
  if (!Array.isArray(schema["items"])) return schema;
  const kinds = [...new Map(schema["items"].map((item) => [JSON.stringify(item), item])).values()];
  return { ...schema, items: kinds.length === 1 ? kinds[0] : { anyOf: kinds } };
}

/** What a schema admits, one by one, without null. */
const alternatives = (schema: unknown): JsonSchema[] =>
  isObject(schema) && Array.isArray(schema["anyOf"])
    ? schema["anyOf"].filter(isObject).filter(({ type }) => type !== "null")
    : [isObject(schema) ? schema : {}];

const propertiesOf = (schema: unknown): JsonSchema =>
  isObject(schema) && isObject(schema["properties"]) ? schema["properties"] : {};

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
