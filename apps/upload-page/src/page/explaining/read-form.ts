/** What was pasted is no form; `message` says in a sentence what it is instead. */
export class NoFormError extends Error {
  override readonly name = "NoFormError";
}

/**
 * Finds the fields of a form in what a person has at hand: the service's whole answer, its `data`, or the fields alone.
 *
 * @param text JSON.
 * @throws {NoFormError} There are no fields in it.
 */
export function readForm(text: string): Readonly<Record<string, string>> {
  const value = parsed(text);
  const inner = isRecord(value) && isRecord(value["data"]) ? value["data"] : value;
  const fields = isRecord(inner) && isRecord(inner["fields"]) ? inner["fields"] : inner;
  if (isRecord(value) && value["status"] === "not_accepted") {
    throw new NoFormError("This is a refusal of the service\u2019s: there is no form in it.");
  }
  if (!isRecord(fields)) throw new NoFormError("This is JSON, but no form: an object with the member fields is.");
  const texts = Object.entries(fields).filter((field): field is [string, string] => typeof field[1] === "string");
  if (texts.length === 0) throw new NoFormError("There are no fields in this form.");
  const [other] = Object.entries(fields).find(([, field]) => typeof field !== "string") ?? [];
  if (other !== undefined) throw new NoFormError(`The field ${other} is no text: a form\u2019s fields all are.`);
  return Object.fromEntries(texts);
}

function parsed(text: string): unknown {
  if (text.trim() === "") throw new NoFormError("Paste the form here, as the service answered it.");
  try {
    return JSON.parse(text);
  } catch {
    throw new NoFormError("This can\u2019t be read as JSON. Paste the whole answer, from its first brace to the last.");
  }
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
