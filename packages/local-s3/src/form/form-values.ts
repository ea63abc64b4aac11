import type { ReceivedForm } from "./receive-form.ts";

/** A form's values by field name in lower case, with `${filename}` replaced. */
export type FormValues = ReadonlyMap<string, string>;

/**
 * Reads a form's fields as S3 does: names without case, `${filename}` replaced by the file's name without its folders.
 *
 * @param form The form.
 * @returns The values; of a repeated field the first.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTForms.html
 */
export function formValues({ fields, file }: ReceivedForm): FormValues {
  const fileName = file?.name?.replace(/^.*[/\\]/s, "");
  const values = new Map<string, string>();
  for (const [name, value] of fields) {
    // ASCII alone: the Kelvin sign is no k, and what the verifier takes for another field must be another one here.
    const field = name.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
    if (values.has(field)) continue;
    values.set(field, fileName === undefined ? value : value.replaceAll("${filename}", () => fileName));
  }
  return values;
}
