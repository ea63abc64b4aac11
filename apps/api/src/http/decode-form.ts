import { type TSchema, TypeGuard } from "@sinclair/typebox";
import { parse } from "qs";
import { decodeSimpleForm } from "./decode-simple-form.ts";

/**
 * Decodes application/x-www-form-urlencoded with bracketed names: `data[preventEmptyData]=true&async=false`.
 *
 * What is empty is absent: that is how jQuery, and an HTML form, write null. A form knows only text, so what `dataSchema` has
 * as a number becomes one.
 *
 * @param text The body.
 * @param dataSchema The schema of the member `data`.
 * @returns An object whose leaves are text, or numbers where the schema says so.
 * @throws {Error} A name or value is not percent-encoded UTF-8, names nest or repeat beyond the limits, or it is JSON.
 */
export function decodeForm(text: string, dataSchema: TSchema): Readonly<Record<string, unknown>> {
  // Some clients send JSON under a form's content type unless told otherwise: all that it asks for would be passed over.
  if (/^\s*[{[]/.test(text)) throw new SyntaxError("This is JSON");
  const { data, ...envelope } = withoutEmpty(decodeMembers(text));
  if (data === undefined) return envelope;
  return { ...envelope, data: isObject(data) ? numbersFromText(dataSchema, withoutEmpty(data)) : data };
}

/**
 * Decodes names and values alone, such as those of a query: all is text, and what is empty is there.
 *
 * @throws {Error} As `decodeForm`.
 */
export const decodeMembers = (text: string): Readonly<Record<string, unknown>> =>
  decodeSimpleForm(text) ?? decodeAnyForm(text);

/** Decodes by qs, which knows all that names can mean, and takes eight times as long. */
export const decodeAnyForm = (text: string): Readonly<Record<string, unknown>> =>
  parse(text, {
    decoder: (encoded) => decodeURIComponent(encoded.replaceAll("+", " ")),
    plainObjects: true,
    // Deeper than anything known nests: what is unknown is ignored, and only a hostile form is refused for it.
    depth: 16,
    strictDepth: true,
    parameterLimit: 200,
    arrayLimit: 100,
    throwOnLimitExceeded: true,
    // A name of digits is a name: `data[tags][2024]=x`. What is an array, the schema knows.
    parseArrays: false,
  });

const withoutEmpty = (members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.values(members).includes("")
    ? Object.fromEntries(Object.entries(members).filter(([, value]) => value !== ""))
    : members;

/** TypeBox's own conversion would cut 1.5 to 1, and take it. */
function numbersFromText(schema: TSchema, value: unknown): unknown {
  if (TypeGuard.IsInteger(schema)) return typeof value === "string" && /^\d{1,15}$/.test(value) ? Number(value) : value;
  if (TypeGuard.IsTuple(schema)) {
    const items = itemsOf(value);
    return (
      items?.map((item, index) => (schema.items?.[index] ? numbersFromText(schema.items[index], item) : item)) ?? value
    );
  }
  if (!TypeGuard.IsObject(schema) || !isObject(value)) return value;
  const converted = Object.entries(value).map(([name, member]) => {
    const property = Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
    return [name, property ? numbersFromText(property, member) : member];
  });
  return Object.fromEntries(converted);
}

/** The items of what is written `range[0]=1&range[1]=2`, `range[]=1&range[]=2` or `range=1&range=2`; undefined: it is no array. */
function itemsOf(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return undefined;
  const [first, ...others] = Object.values(value);
  if (Array.isArray(first) && others.length === 0) return first;
  return Object.keys(value).every((name, index) => name === String(index)) ? Object.values(value) : undefined;
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
