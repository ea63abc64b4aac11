import { type Constraint, eq } from "../constraint.ts";
import { invalidOption } from "../signing-error.ts";
import { entriesOf } from "./entries.ts";
import { requireFixed } from "./field-value.ts";

const mostTags = 10;
const longest = { key: 128, value: 256 };

/**
 * Object tags, as the `tagging` field's XML: `x-amz-tagging` is a header that S3 does not read in a form.
 *
 * @throws {SigningError} There are more than ten, a key is empty, reserved (`aws:`) or above 128 characters, or a value above
 * 256, or one has `${filename}`.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/RESTObjectPOST.html
 */
export function tags(entries: Readonly<Record<string, string>>): Constraint[] {
  const pairs = entriesOf("tags", entries);
  if (pairs.length > mostTags) throw invalidOption("tags", `must be ${mostTags} at most`);
  let set = "";
  for (const [key, value] of pairs) {
    const option = `tags.${key}`;
    if (key === "" || key.length > longest.key)
      throw invalidOption(option, `must have a key of 1 … ${longest.key} characters`);
    if (/^aws:/i.test(key)) throw invalidOption(option, "must not have a key that starts with aws:, which is reserved");
    if (typeof value !== "string" || value.length > longest.value) {
      throw invalidOption(option, `must be text of ${longest.value} characters at most`);
    }
    set += `<Tag><Key>${escapeXml(option, key)}</Key><Value>${escapeXml(option, value)}</Value></Tag>`;
  }
  return [eq("tagging", `<Tagging><TagSet>${set}</TagSet></Tagging>`)];
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
};

/** Nothing to escape, nothing to refuse. */
const plainText = /^[ !#%(-;=?-~]*$/;

// XML 1.0 has no way to write these, not even escaped.
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
const notInXml = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/;

function escapeXml(option: string, text: string): string {
  if (plainText.test(text)) return text;
  if (notInXml.test(text) || !text.isWellFormed()) throw invalidOption(option, "must not have control characters");
  requireFixed(option, text);
  return text.replace(/[&<>"'\t\n\r]/g, (character) => entities[character] ?? character);
}
