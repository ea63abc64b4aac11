import type { Constraint } from "./constraint.ts";
import { type Checksum, checksum, contentMd5 } from "./constraints/checksum.ts";
import { type ContentDisposition, contentDisposition } from "./constraints/content-disposition.ts";
import { contentLengthRange } from "./constraints/content-length-range.ts";
import { contentType } from "./constraints/content-type.ts";
import type { ValueOrPrefix } from "./constraints/field-value.ts";
import { type FreeCondition, freeConditions } from "./constraints/free-condition.ts";
import { metadata } from "./constraints/metadata.ts";
import { cacheControl, contentEncoding, expires, websiteRedirectLocation } from "./constraints/object-headers.ts";
import { acl, type CannedAcl, type StorageClass, storageClass } from "./constraints/object-settings.ts";
import { type ServerSideEncryption, serverSideEncryption } from "./constraints/server-side-encryption.ts";
import { successActionRedirect } from "./constraints/success-action.ts";
import { tags } from "./constraints/tags.ts";
import { invalidOption } from "./signing-error.ts";

/** What a form may limit and set beside its key. Each option brings its fields and its conditions. */
export interface ConstraintOptions {
  /** The least and the greatest size of the file in bytes, both included. */
  readonly contentLengthRange?: readonly [min: number, max: number];
  /** The media type: exact, a family (`image/*`), or any that starts so. */
  readonly contentType?: ValueOrPrefix;
  /** User metadata: `x-amz-meta-*`, 2 KB in all. */
  readonly metadata?: Readonly<Record<string, ValueOrPrefix>>;
  /** Object tags, ten at most. */
  readonly tags?: Readonly<Record<string, string>>;
  /** The digest that the file must have. */
  readonly checksum?: Checksum;
  /** The MD5 that the file must have, base64. */
  readonly contentMd5?: string;
  /** `Cache-Control` of later downloads. */
  readonly cacheControl?: string;
  /** `Content-Disposition` of later downloads, or the file name to save under. */
  readonly contentDisposition?: ContentDisposition;
  /** `Content-Encoding` of later downloads. */
  readonly contentEncoding?: string;
  /** `Expires` of later downloads. */
  readonly expires?: Date;
  /** The object's canned ACL. */
  readonly acl?: CannedAcl;
  /** The object's storage class. */
  readonly storageClass?: StorageClass;
  /** How S3 encrypts the object. */
  readonly serverSideEncryption?: ServerSideEncryption;
  /** Where S3 sends the browser after the upload. */
  readonly successActionRedirect?: string;
  /** Where the bucket's website sends who asks for the object. */
  readonly websiteRedirectLocation?: string;
  /** Conditions on fields that no other option covers. */
  readonly conditions?: readonly FreeCondition[];
}

type Values = Required<ConstraintOptions>;
type Readers = { readonly [Name in keyof Values]: (value: Values[Name]) => Constraint[] };

// The order of the options here is the order of the added fields and conditions in each form.
const readers: Readers = {
  contentLengthRange,
  contentType,
  metadata,
  tags,
  checksum,
  contentMd5,
  cacheControl,
  contentDisposition,
  contentEncoding,
  expires,
  acl,
  storageClass,
  serverSideEncryption,
  successActionRedirect,
  websiteRedirectLocation,
  conditions: freeConditions,
};
const places: ReadonlyMap<string, number> = new Map(Object.keys(readers).map((name, place) => [name, place]));

/** Whether an option is one of these. */
export const isConstraintOption = (name: string): name is keyof ConstraintOptions => places.has(name);

/**
 * The constraints that a form's options ask for, always in the same order.
 *
 * @param options Options, others among them.
 * @param names Those of them that are constraints, where they are known.
 * @throws {SigningError} An option is one that S3 would refuse, or two of them are about the same field.
 */
export function constraintsOf(
  options: ConstraintOptions,
  names: readonly (keyof ConstraintOptions)[] = Object.keys(options).filter(isConstraintOption),
): Constraint[] {
  // Most forms have one or none: no list is needed, and no other constraint can be about its field.
  const first = names[0];
  if (names.length === 1 && first !== undefined && first !== "conditions") return read(first, options);
  const constraints: Constraint[] = [];
  for (const name of inOrder(names)) constraints.push(...read(name, options));
  // No two other options are about the same field.
  if (options.conditions) requireDistinctFields(constraints);
  return constraints;
}

function inOrder<Name extends string>(names: readonly Name[]): readonly Name[] {
  let before = -1;
  for (const name of names) {
    const place = placeOf(name);
    // Those of a request mostly are in order: sorting all lists would cost two constraints a third more.
    if (place < before) return names.toSorted((a, b) => placeOf(a) - placeOf(b));
    before = place;
  }
  return names;
}

const placeOf = (name: string): number => places.get(name) ?? 0;

function read<Name extends keyof Values>(name: Name, options: Partial<Values>): Constraint[] {
  const value = options[name];
  if (value === null) throw invalidOption(name, "must not be null");
  return value === undefined ? [] : readers[name](value);
}

function requireDistinctFields(constraints: readonly Constraint[]): void {
  const seen = new Set<string>();
  for (const constraint of constraints) {
    if (constraint.match === "content-length-range") continue;
    const field = constraint.field.toLowerCase();
    if (seen.has(field)) throw invalidOption("conditions", `must not be about ${constraint.field} a second time`);
    seen.add(field);
  }
}
