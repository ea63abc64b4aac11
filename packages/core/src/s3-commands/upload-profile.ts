import type { ConstraintOptions } from "../post-policy/constraint-options.ts";
import type { Sign } from "../post-policy/signer.ts";
import type { UploadLimits } from "./form-data/upload-limits.ts";

/** A way to upload: a bucket, where in it, and what is allowed. */
export interface UploadProfile {
  /** Signs for the profile's bucket. */
  readonly sign: Sign;
  /**
   * The keys that forms are made for. `{uuid}` is new for each form, `{date}` the day of signing (2026-01-31), `{subject}`
   * who asks, percent-encoded.
   */
  readonly keyTemplate: string;
  /** What the profile allows at most. */
  readonly limits: UploadLimits;
  /** What every form of the profile carries; a caller can't change it. Default: nothing. */
  readonly fixed?: ConstraintOptions;
  /** Who may use the profile. Default: everyone. */
  readonly mayUse?: (caller: Caller) => boolean;
}

/** Who asks, as far as the service knows. */
export interface Caller {
  /**
   * The caller's name, for the `{subject}` of the object's key: well-formed text, and so short that the key, where each of its
   * bytes takes three, has 1,024 bytes at most. Default: `anonymous`.
   */
  readonly subject?: string;
  /** The name of the token that the caller has sent. Default: it was none that has a name. */
  readonly tokenName?: string;
  /** What the caller's token is good for. Default: nothing in particular. */
  readonly scopes?: readonly string[];
}

/** What the placeholders of a key template stand for. */
export interface KeyParts {
  readonly keyUuid: string;
  readonly now: Date;
  readonly subject?: string;
}

const onlyUuid = "{uuid}";

/**
 * The key of one form.
 *
 * @param template As {@link UploadProfile} has it.
 * @param parts What its placeholders stand for; without a subject, `{subject}` stands for `anonymous`.
 * @throws {URIError} The subject has half a character.
 * @example
 * ```ts
 * expandKey("{subject}/{date}/{uuid}", { keyUuid: "1", now: new Date(0), subject: "a/b" }); // "a%2Fb/1970-01-01/1"
 * ```
 */
export function expandKey(template: string, { keyUuid, now, subject = "anonymous" }: KeyParts): string {
  // Most templates, and nothing but the uuid to be put in.
  if (template.indexOf("{") === template.length - onlyUuid.length && template.endsWith(onlyUuid)) {
    return template.slice(0, -onlyUuid.length) + keyUuid;
  }
  return template.replace(/\{(uuid|date|subject)\}/g, (_placeholder, name: string) => {
    if (name === "uuid") return keyUuid;
    if (name === "date") return now.toISOString().slice(0, 10);
    // A subject is someone's choice of text: encoded, it is one segment of the key and no other's. `..` is one too.
    return encodeURIComponent(subject).replaceAll(".", "%2E");
  });
}
