/** A form's fields as sent, in order, without the file part. */
export type FormEntries = readonly (readonly [name: string, value: string])[];

/** One field of a form. */
export interface FormField {
  /** The name as it was sent. */
  readonly name: string;
  /** The value, with `${filename}` replaced; of a repeated field the first. */
  readonly value: string;
  /** How often the form has it. */
  readonly times: number;
}

/** A form's fields by name in lower case, as S3 does not mind the case of names; in the order in which they were sent. */
export type Form = ReadonlyMap<string, FormField>;

/** What S3 reads of a form before the file, in bytes: names, values and the boundaries between them. */
export const largestForm = 20_480;

// A part with a boundary of one character: what multipart/form-data costs beside name and value at the very least.
const leastPartOverhead = '--x\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n'.length;

/**
 * Reads a form's fields as S3 does: names without case, `${filename}` replaced in the values by the file's name.
 *
 * @param fields The fields, as entries or as a record.
 * @param fileName The file's name, if it has one; S3 takes what follows the last slash or backslash.
 * @returns The fields by name; undefined where they are more than S3 reads.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
 * @example
 * ```ts
 * readForm({ Key: "uploads/${filename}" }, "C:\\pictures\\cat.png")?.get("key")?.value; // "uploads/cat.png"
 * ```
 */
export function readForm(
  fields: FormEntries | Readonly<Record<string, string>>,
  fileName: string | undefined,
): Form | undefined {
  const form = new Map<string, FormField>();
  let size = 0;
  for (const [name, value] of isEntries(fields) ? fields : Object.entries(fields)) {
    // Characters are never more than bytes: what this calls too large is so for S3 as well.
    size += name.length + value.length + leastPartOverhead;
    if (size > largestForm) return undefined;
    const known = form.get(lowerCase(name));
    form.set(
      lowerCase(name),
      known ? { ...known, times: known.times + 1 } : { name, value: withFileName(value, fileName), times: 1 },
    );
  }
  return form;
}

/**
 * A field's name in lower case. Only ASCII letters have one: the Kelvin sign is no `k`.
 *
 * @example
 * ```ts
 * lowerCase("Content-Type"); // "content-type"
 * ```
 */
export function lowerCase(name: string): string {
  return name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

function isEntries(fields: FormEntries | Readonly<Record<string, string>>): fields is FormEntries {
  return Array.isArray(fields);
}

// A part without a file name leaves the variable as it is, whatever the documentation says of an empty string.
function withFileName(value: string, fileName: string | undefined): string {
  if (fileName === undefined || !value.includes("${filename}")) return value;
  const ownName = fileName.slice(-largestForm).replace(/^.*[/\\]/s, "");
  // The cut keeps a form full of variables and a file of a very long name from filling the memory.
  return value.replaceAll("${filename}", () => ownName.slice(0, 2048)).slice(0, largestForm);
}
