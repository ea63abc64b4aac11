import type { Finding } from "@signed-s3/contracts";
import type { Condition } from "./conditions/condition.ts";
import { type FindingFacts, finding } from "./finding.ts";
import { readCondition } from "./read-condition.ts";

/** A policy, as far as it could be read. */
export interface Policy {
  readonly expiration: Date | undefined;
  /** The conditions that could be read, in their order; undefined: there is no list of them. */
  readonly conditions: readonly Condition[] | undefined;
  /** What is wrong with the policy itself. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the `policy` field: base64 of JSON in UTF-8, an object of `expiration` and `conditions`.
 *
 * @param field The field's value; undefined where there is none.
 * @returns What could be read of it, and what is wrong with the rest.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * readPolicy(btoa('{"expiration":"2026-01-01T00:00:00Z","conditions":[]}')).conditions; // []
 * ```
 */
export function readPolicy(field: string | undefined): Policy {
  const nothing = { expiration: undefined, conditions: undefined };
  if (!field) return { ...nothing, findings: [] };
  const json = decoded(field);
  if (json === undefined) return { ...nothing, findings: [malformed(notBase64)] };
  const document = parsed(json);
  if (!isRecord(document)) return { ...nothing, findings: [malformed(notAnObject)] };

  const member = (name: string): unknown => (Object.hasOwn(document, name) ? document[name] : undefined);
  const expiration = instant(member("expiration"));
  const conditions = member("conditions");
  const read = Array.isArray(conditions) ? conditions.map((condition: unknown) => readCondition(condition)) : undefined;
  return {
    expiration,
    conditions: read?.flatMap((reading) => ("condition" in reading ? [reading.condition] : [])),
    findings: [
      ...Object.keys(document)
        .filter((name) => name !== "expiration" && name !== "conditions")
        .map((name) => malformed(hasMore, { sent: name })),
      ...(expiration ? [] : [malformed(badExpiration, { sent: text(member("expiration")), expected: dateFormat })]),
      ...(read ? [] : [malformed(noConditions)]),
      ...(read ?? []).flatMap((reading) => ("finding" in reading ? [reading.finding] : [])),
    ],
  };
}

// Line breaks within base64 are let through, as every store does.
function decoded(field: string): string | undefined {
  const base64 = field.replace(/[\r\n]+/g, "");
  if (base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// Policies know two escapes that JSON doesn't, `\$` and `\v`. Outside of strings there are no backslashes.
function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/\\[\s\S]/g, (pair) => (pair === "\\$" ? "$" : pair === "\\v" ? "\\u000b" : pair)));
  } catch {
    return undefined;
  }
}

// S3 takes dates in UTC alone. Some engines would read February 30 as a day of March.
function instant(value: unknown): Date | undefined {
  if (typeof value !== "string" || !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(value)) return undefined;
  const date = new Date(value.replace(/(\.\d{3})\d+Z$/, "$1Z"));
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 19) === value.slice(0, 19);
  return isReal ? date : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function malformed(remedy: string, facts: FindingFacts = {}): Finding {
  return finding("malformed_policy", remedy, facts);
}

const dateFormat = "YYYY-MM-DDThh:mm:ssZ";
const notBase64 = "Send the field policy just as it came with the form: what was sent is no base64 of UTF-8 text.";
const notAnObject = "Have the server sign a policy that is a JSON object.";
const hasMore = "Have the server sign a policy of expiration and conditions, and nothing else.";
const noConditions = "Have the server sign a policy whose conditions are a list.";
const badExpiration = "Have the server sign a policy whose expiration is a date in UTC, such as 2026-01-01T00:00:00Z.";
