import { readFileSync } from "node:fs";
import { table } from "./table.ts";

/** A signing vector, as far as the page shows it. */
export interface SigningVector {
  readonly input: Readonly<Record<string, unknown>>;
  readonly expiration: string;
  readonly policy: string;
  readonly string_to_sign: string;
  readonly signing_key: string;
  readonly signature: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** The first signing vector: the API's documented example. */
export function documentedExample(): SigningVector {
  const url = new URL("../../../contracts/vectors/signing.json", import.meta.url);
  const [first]: readonly SigningVector[] = JSON.parse(readFileSync(url, "utf8"));
  if (!first) throw new Error("There is no signing vector.");
  return first;
}

/** What the page says of each step, by the name of its part. */
export function signingParts(vector: SigningVector): Readonly<Record<string, string>> {
  const { input, fields } = vector;
  const texts = Object.entries(input).filter(([, value]) => typeof value !== "object");
  return {
    input: table(
      ["input", "value"],
      texts.map(([name, value]) => [`\`${name}\``, `\`${value}\``]),
    ),
    expiration: text(vector.expiration),
    credential: text(`${fields["x-amz-date"]}\n${fields["x-amz-credential"]}`),
    policy: text(vector.policy),
    "string to sign": text(vector.string_to_sign),
    "signing key": text(vector.signing_key),
    signature: text(vector.signature),
    fields: `\`\`\`json\n${JSON.stringify(fields, null, 2)}\n\`\`\``,
  };
}

const text = (value: string): string => `\`\`\`text\n${value}\n\`\`\``;
