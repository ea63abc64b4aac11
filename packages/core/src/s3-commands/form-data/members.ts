import type { ErrorCode } from "@signed-s3/contracts";
import type { ConstraintOptions } from "../../post-policy/constraint-options.ts";

/** A known member of `data`: how it is refused, and how it is read. */
export interface Member {
  readonly code: ErrorCode;
  /** The signer's options for a value; or what the value must be, where it is of another type. */
  readonly read: (value: unknown) => ConstraintOptions | string;
}

const longestText = 255;
const longestUrl = 2048;

const text =
  (toOptions: (value: string) => ConstraintOptions, longest = longestText) =>
  (value: unknown): ConstraintOptions | string =>
    typeof value === "string" && hasAtMost(longest, value)
      ? toOptions(value)
      : `must be one text of ${longest} characters at most, or left out`;

// As JSON Schema counts: a character that takes two places in a string is one.
const hasAtMost = (characters: number, text: string): boolean =>
  text.length <= characters || (text.length <= 2 * characters && [...text].length <= characters);

const texts =
  (toOptions: (value: Readonly<Record<string, string>>) => ConstraintOptions) =>
  (value: unknown): ConstraintOptions | string =>
    isRecordOfTexts(value) ? toOptions(value) : "must be an object whose values are text";

/** The members of `data` that limit or set something on the form, in the order in which their errors are listed. */
export const members: Readonly<Record<string, Member>> = {
  content_type: { code: "invalid_content_type", read: text((contentType) => ({ contentType })) },
  content_length_range: {
    code: "invalid_content_length_range",
    read: (value) => (isPairOfNumbers(value) ? { contentLengthRange: value } : "must be [least, greatest] in bytes"),
  },
  filename: { code: "invalid_filename", read: text((filename) => ({ contentDisposition: { filename } })) },
  metadata: { code: "invalid_metadata", read: texts((metadata) => ({ metadata })) },
  checksum_sha256: {
    code: "invalid_checksum_sha256",
    read: text((value) => ({ checksum: { algorithm: "SHA256", value } })),
  },
  cache_control: { code: "invalid_cache_control", read: text((cacheControl) => ({ cacheControl })) },
  success_action_redirect: {
    code: "invalid_success_action_redirect",
    read: text((successActionRedirect) => ({ successActionRedirect }), longestUrl),
  },
  tags: { code: "invalid_tags", read: texts((tags) => ({ tags })) },
};

function isPairOfNumbers(value: unknown): value is readonly [number, number] {
  return Array.isArray(value) && value.length === 2 && value.every((bytes) => typeof bytes === "number");
}

function isRecordOfTexts(value: unknown): value is Readonly<Record<string, string>> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.values(value).every((entry) => typeof entry === "string")
  );
}
