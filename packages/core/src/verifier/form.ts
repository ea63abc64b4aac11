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

/** The most that S3 reads of a form before the file, in bytes: names, values and the boundaries between them. */
export const largestForm = 20_480;

/** What multipart/form-data costs beside name and value at the very least, with a boundary of one character: bytes. */
export const leastPartOverhead: number = '--x\r\nContent-Disposition: form-data; name=""\r\n\r\n\r\n'.length;

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
    // There are never more characters than bytes: what is too large here is so for S3 as well.
    size += name.length + value.length + leastPartOverhead;
    if (size > largestForm) return undefined;
    const field = lowerCase(name);
    const known = form.get(field);
    form.set(
      field,
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

// A file part without a name leaves the variable as it is, though the manual speaks of an empty string.
function withFileName(value: string, fileName: string | undefined): string {
  if (fileName === undefined || !value.includes("${filename}")) return value;
  const start = Math.max(fileName.lastIndexOf("/"), fileName.lastIndexOf("\\")) + 1;
  // Both cuts are far beyond the longest key: they keep a form full of variables from filling the memory.
  const name = fileName.slice(start, start + 2048);
  return value.replaceAll("${filename}", () => name).slice(0, largestForm);
}
