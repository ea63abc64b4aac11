import { formFacts } from "./form-facts.ts";

/**
 * A form's fields as a client sends them: with the file's type, where the policy wants one and leaves it open.
 *
 * @param fields The form's fields.
 * @param type The file's type.
 */
export function fieldsToSend(
  fields: Readonly<Record<string, string>>,
  type: string,
): readonly (readonly [name: string, value: string])[] {
  const entries = Object.entries(fields);
  const isThere = entries.some(([name]) => name.toLowerCase() === "content-type");
  const isOpen = formFacts(fields).types.some(({ exact }) => !exact);
  return isOpen && !isThere ? [...entries, ["Content-Type", type]] : entries;
}
