import type { TSchema } from "@sinclair/typebox";

/** A line of text. */
export interface TextWidget {
  readonly kind: "text";
  readonly inputType: "text" | "url";
  readonly pattern: string | undefined;
  readonly minLength: number | undefined;
  readonly maxLength: number | undefined;
  readonly examples: readonly string[];
}

/** How a value of some schema is asked for. */
export type Widget =
  | TextWidget
  | {
      readonly kind: "number";
      readonly whole: boolean;
      readonly minimum: number | undefined;
      readonly maximum: number | undefined;
      readonly examples: readonly string[];
    }
  | { readonly kind: "switch" }
  | { readonly kind: "choice"; readonly options: readonly string[] }
  /** Several values of which each has its place, such as the ends of a range. */
  | { readonly kind: "tuple"; readonly parts: readonly Widget[] }
  | { readonly kind: "list"; readonly item: Widget; readonly most: number | undefined }
  /** Names with values. */
  | {
      readonly kind: "entries";
      readonly name: TextWidget;
      readonly value: Widget;
      readonly most: number | undefined;
      readonly examples: readonly (readonly [name: string, value: string])[];
    }
  /** JSON by hand, for what nothing better is known for. */
  | { readonly kind: "json" };

/**
 * Chooses the widget for a schema. There is one for every schema, so that a member that is new in the contract has a place in the
 * form by itself.
 */
export function widgetOf(schema: TSchema): Widget {
  const { items, patternProperties, anyOf } = schema;
  const options = optionsOf(anyOf);
  if (options) return { kind: "choice", options };
  if (Array.isArray(items)) return { kind: "tuple", parts: items.map(widgetOf) };
  if (schema["type"] === "array" && isSchema(items)) {
    return { kind: "list", item: widgetOf(items), most: numberOf(schema["maxItems"]) };
  }
  switch (schema["type"]) {
    case "string":
      return textWidget(schema);
    case "integer":
    case "number":
      return {
        kind: "number",
        whole: schema["type"] === "integer",
        minimum: numberOf(schema["minimum"]),
        maximum: numberOf(schema["maximum"]),
        examples: textsOf(schema.examples),
      };
    case "boolean":
      return { kind: "switch" };
  }
  const [named] = isSchema(patternProperties) ? Object.entries(patternProperties) : [];
  if (schema["type"] === "object" && named && isSchema(named[1])) {
    return {
      kind: "entries",
      name: { ...textWidget({}), pattern: named[0], minLength: 1 },
      value: widgetOf(named[1]),
      most: numberOf(schema["maxProperties"]),
      examples: entriesOf(schema.examples),
    };
  }
  return { kind: "json" };
}

function textWidget(schema: Readonly<Record<string, unknown>>): TextWidget {
  return {
    kind: "text",
    inputType: schema["format"] === "uri" ? "url" : "text",
    pattern: typeof schema["pattern"] === "string" ? schema["pattern"] : undefined,
    minLength: numberOf(schema["minLength"]),
    maxLength: numberOf(schema["maxLength"]),
    examples: textsOf(schema["examples"]),
  };
}

/** The texts of a union of nothing but fixed texts. */
function optionsOf(union: unknown): readonly string[] | undefined {
  if (!Array.isArray(union)) return undefined;
  const texts = union.map((member: unknown) => (isSchema(member) ? member["const"] : undefined));
  return texts.every((text) => typeof text === "string") ? texts : undefined;
}

const textsOf = (values: unknown): readonly string[] =>
  Array.isArray(values)
    ? values.filter((value) => typeof value === "string" || typeof value === "number").map(String)
    : [];

const entriesOf = (values: unknown): readonly (readonly [string, string])[] =>
  Array.isArray(values)
    ? values
        .filter(isSchema)
        .flatMap((value) => Object.entries(value))
        .map(([name, value]) => [name, String(value)] as const)
    : [];

const numberOf = (value: unknown): number | undefined => (typeof value === "number" ? value : undefined);

const isSchema = (value: unknown): value is TSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);
