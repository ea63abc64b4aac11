import type { Finding } from "@signed-s3/contracts";
import type { Condition } from "./condition.ts";
import { finding } from "./finding.ts";
import { readCondition } from "./read-condition.ts";

/** A policy, read. */
export interface Policy {
  readonly expiration: Date;
  /** The conditions that could be read, in their order, … */
  readonly conditions: readonly Condition[];
  /** … and what is wrong with the others. */
  readonly findings: readonly Finding[];
}

/**
 * Reads the `policy` field: base64 of JSON in UTF-8.
 *
 * @param field The field's value.
 * @returns The policy, or what is wrong with the whole of it.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * readPolicy(btoa('{"expiration":"2026-01-01T00:00:00Z","conditions":[]}')); // { policy: { … } }
 * ```
 */
export function readPolicy(field: string): { readonly policy: Policy } | { readonly finding: Finding } {
  const json = decoded(field);
  if (json === undefined) {
    return malformed("Send the field policy just as it came with the form: it is no longer base64 of UTF-8 text.");
  }
  const document = parsed(json);
  if (!isRecord(document)) return malformed("Have the server sign a policy that is a JSON object.");
  const stranger = Object.keys(document).find((name) => name !== "expiration" && name !== "conditions");
  if (stranger !== undefined) {
    return malformed("Have the server sign a policy that has expiration and conditions, and nothing else.", stranger);
  }
  const { expiration, conditions } = own(document);
  const end = typeof expiration === "string" ? instant(expiration) : undefined;
  if (!end) {
    const remedy = "Have the server sign a policy whose expiration is a date in UTC, such as 2026-01-01T00:00:00Z.";
    return malformed(remedy, typeof expiration === "string" ? expiration : undefined, "YYYY-MM-DDThh:mm:ssZ");
  }
  if (!Array.isArray(conditions)) return malformed("Have the server sign a policy whose conditions are a list.");

  const read = conditions.map((condition: unknown) => readCondition(condition));
  return {
    policy: {
      expiration: end,
      conditions: read.flatMap((result) => ("condition" in result ? [result.condition] : [])),
      findings: read.flatMap((result) => ("finding" in result ? [result.finding] : [])),
    },
  };
}

// Line breaks are let through, as by every store; the alphabet and the padding are not negotiable.
function decoded(field: string): string | undefined {
  const base64 = field.replace(/[\r\n]+/g, "");
  if (base64 === "" || base64.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) return undefined;
  try {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

// S3's policies know two escapes that JSON doesn't: `\$` and `\v`. Backslashes are only ever in strings.
function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/\\([\s\S])/g, (all, next) => ({ $: "$", v: "\\u000b" })[String(next)] ?? all));
  } catch {
    return undefined;
  }
}

function instant(text: string): Date | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z$/.test(text)) return undefined;
  const date = new Date(`${text.slice(0, 19)}${text.slice(19, 23).replace("Z", "")}Z`);
  // Some engines read February 30 as a day of March.
  return Number.isNaN(date.getTime()) || date.toISOString().slice(0, 19) !== text.slice(0, 19) ? undefined : date;
}

function malformed(remedy: string, sent?: string, expected?: string): { readonly finding: Finding } {
  return { finding: finding("malformed_policy", remedy, { sent, expected }) };
}

function own(document: Readonly<Record<string, unknown>>): { expiration: unknown; conditions: unknown } {
  const member = (name: string): unknown => (Object.hasOwn(document, name) ? document[name] : undefined);
  return { expiration: member("expiration"), conditions: member("conditions") };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
