import { createHmac } from "node:crypto";

/** A form as one of the libraries made it. */
export interface LibraryForm {
  readonly url: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** How a library's form is made, as far as it can differ and be a good form all the same. */
export interface LibraryFacts {
  readonly url: string;
  /** The names of its fields, sorted. */
  readonly fields: readonly string[];
  /** Its conditions in order, as they are written, times and dates replaced by their formats. */
  readonly conditions: string;
  readonly expiration: string;
  /** Whether the signature is SigV4's over the form's own policy. */
  readonly signature: "sigv4" | "another";
}

/**
 * What is to be said of a form. The times in it are those of its making, so that their formats alone are facts.
 *
 * @param form As the library made it.
 * @param secretAccessKey What it was signed with.
 */
export function libraryFacts({ url, fields }: LibraryForm, secretAccessKey: string): LibraryFacts {
  const field = (name: string): string =>
    Object.entries(fields).find(([each]) => each.toLowerCase() === name)?.[1] ?? "";
  const policy = Buffer.from(field("policy"), "base64").toString("utf8");
  const [, ...scope] = field("x-amz-credential").split("/");
  const key = scope.reduce<Buffer | string>((secret, part) => mac(secret, part), `AWS4${secretAccessKey}`);
  const signature = mac(key, field("policy")).toString("hex");
  return {
    url,
    fields: Object.keys(fields).sort(),
    conditions: withoutTimes(policy.slice(policy.indexOf("["), policy.lastIndexOf("]") + 1)),
    expiration: withoutTimes(JSON.parse(policy).expiration),
    signature: signature === field("x-amz-signature") ? "sigv4" : "another",
  };
}

const mac = (key: Buffer | string, text: string): Buffer => createHmac("sha256", key).update(text).digest();

function withoutTimes(text: string): string {
  return text
    .replaceAll(/\d{8}T\d{6}Z/g, "YYYYMMDDThhmmssZ")
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d+Z/g, "YYYY-MM-DDThh:mm:ss.SSSZ")
    .replaceAll(/\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z/g, "YYYY-MM-DDThh:mm:ssZ")
    .replaceAll(/\/\d{8}\//g, "/YYYYMMDD/");
}
