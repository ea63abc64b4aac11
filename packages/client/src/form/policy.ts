import { isRecord } from "../answers/signed-form.ts";
import { UploadError } from "../errors/upload-error.ts";

/** What a form's policy says of the file that it is for. */
export interface Policy {
  readonly bucket: string | null;
  /** The least and the greatest size in bytes. */
  readonly sizes: readonly [least: number, greatest: number];
  /** How the field `Content-Type` must begin; undefined: the policy does not have that field, or has its exact value. */
  readonly contentTypePrefix: string | undefined;
}

// S3 takes no more by POST, whatever the policy says.
const largestPost = 5 * 1024 ** 3;

/**
 * Reads a form's policy, as far as it concerns the file. A condition that can't be read says nothing of it: S3 will tell.
 *
 * @param encoded The form's field `policy`.
 * @throws {UploadError} `invalid_form`: it is not base64 of a policy document.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-HTTPPOSTConstructPolicy.html
 * @example
 * ```ts
 * readPolicy(btoa('{"conditions":[["content-length-range",1,10485760]]}')).sizes; // [1, 10485760]
 * ```
 */
export function readPolicy(encoded: string): Policy {
  let bucket: string | null = null;
  let [least, greatest] = [0, largestPost];
  let contentTypePrefix: string | undefined;
  for (const condition of conditionsOf(encoded)) {
    const [operator, first, second] = Array.isArray(condition) ? condition : ["eq", ...equality(condition)];
    if (operator === "content-length-range" && isSize(first) && isSize(second)) {
      least = Math.max(least, Number(first));
      greatest = Math.min(greatest, Number(second));
    } else if (typeof first === "string" && typeof second === "string") {
      if (operator === "eq" && first === "$bucket") bucket = second;
      if (operator === "starts-with" && first.toLowerCase() === "$content-type") contentTypePrefix = second;
    }
  }
  return { bucket, sizes: [least, greatest], contentTypePrefix };
}

// S3 takes digits for a number.
const isSize = (end: unknown): boolean => typeof end === "number" || (typeof end === "string" && /^\d+$/.test(end));

function equality(condition: unknown): readonly unknown[] {
  const [name, value] = Object.entries(condition ?? {})[0] ?? [];
  return [`$${name}`, value];
}

function conditionsOf(encoded: string): readonly unknown[] {
  try {
    const json = new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
    const policy: unknown = JSON.parse(json);
    if (isRecord(policy) && Array.isArray(policy["conditions"])) return policy["conditions"];
  } catch {
    // Told below: the cause would repeat the policy, which lets its reader upload.
  }
  throw new UploadError("invalid_form", "The form's policy can't be read.");
}
