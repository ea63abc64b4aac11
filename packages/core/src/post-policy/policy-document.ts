import type { PolicyCondition, PolicyDocument } from "@signed-s3/contracts";
import { isoSeconds, keepingLast, secondOf } from "../sigv4/date.ts";
import type { Constraint } from "./constraint.ts";

/**
 * Writes a policy document as compact JSON in pure ASCII: expiration first, the conditions in their order. What is not
 * ASCII is escaped (`\u00e9`), as S3's documentation asks.
 *
 * @param expiration When the form ends; whole seconds (cut).
 * @param conditions The conditions.
 * @returns JSON.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * policyJson(new Date("2019-02-20T19:40:23Z"), [{ bucket: "b" }]);
 * // '{"expiration":"2019-02-20T19:40:23Z","conditions":[{"bucket":"b"}]}'
 * ```
 */
export function policyJson(expiration: Date, conditions: readonly PolicyCondition[]): string {
  const document: PolicyDocument = { expiration: isoSeconds(secondOf(expiration)), conditions: [...conditions] };
  return asciiJson(document);
}

/**
 * Writes how the JSON of a policy begins that ends at this second: all before its first condition.
 *
 * @example
 * ```ts
 * policyStart(1_550_688_023); // '{"expiration":"2019-02-20T18:40:23Z","conditions":['
 * ```
 */
export const policyStart: (second: number) => string = keepingLast((iso) =>
  ['{"expiration":"', iso.slice(0, 19), 'Z","conditions":['].join(""),
);

/**
 * Writes the condition for a constraint, as `policyJson` does with what `conditionOf` makes of it.
 *
 * @example
 * ```ts
 * conditionJson({ match: "eq", field: "key", value: "é" }); // '{"key":"\\u00e9"}'
 * ```
 */
export function conditionJson(constraint: Constraint): string {
  switch (constraint.match) {
    // No name of a field has anything to escape.
    case "eq":
      return escaped.test(constraint.value)
        ? `{"${constraint.field}":${asciiJson(constraint.value)}}`
        : `{"${constraint.field}":"${constraint.value}"}`;
    case "starts-with":
      return `["starts-with","$${constraint.field}",${asciiJson(constraint.prefix)}]`;
    case "content-length-range":
      return `["content-length-range",${constraint.min},${constraint.max}]`;
  }
}

/** What JSON or ASCII can't have as it is. */
const escaped = /[^ !#-[\]-~]/;

function asciiJson(value: PolicyDocument | string): string {
  const json = JSON.stringify(value);
  return beyondAscii.test(json) ? json.replace(everyBeyondAscii, escapedCodeUnit) : json;
}

const beyondAscii = /[^ -~]/;
const everyBeyondAscii = /[^ -~]/g;
const escapedCodeUnit = (codeUnit: string): string => `\\u${codeUnit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/**
 * Encodes a policy's JSON for the form: this is the `policy` field and the string to sign.
 *
 * @param policyJson JSON in ASCII, as `policyJson` writes it.
 * @returns Base64 with padding.
 * @example
 * ```ts
 * encodePolicy('{"expiration":"2019-02-20T19:40:23Z","conditions":[]}'); // "eyJleHBpcmF0aW9uIjoi…"
 * ```
 */
export function encodePolicy(policyJson: string): string {
  return btoa(policyJson);
}
