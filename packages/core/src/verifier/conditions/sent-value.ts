import type { SentForm } from "../sent-form.ts";

/**
 * The value that a condition on a field is held against. The bucket is that of the URL: a form need not have it as a field.
 *
 * @param field The field's lower-case name.
 * @returns The value; undefined where there is none, or where the bucket is not known.
 */
export function sentValue({ form, bucket }: SentForm, field: string): string | undefined {
  const sent = form.get(field)?.value;
  return field === "bucket" ? (bucket ?? sent) : sent;
}
