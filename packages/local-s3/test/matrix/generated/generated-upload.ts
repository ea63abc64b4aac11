import { digestsFor } from "../../../src/upload/digests.ts";
import type { Entries, Upload } from "../matrix-case.ts";
import { bucket, otherBucket, type Signing } from "../signing.ts";
import type { Alteration, ConditionShape, GeneratedForm } from "./arbitrary-form.ts";

/** Signs a generated form, and does to it what is to be done after. */
export function generatedUpload(form: GeneratedForm, { byHand, inHours, permanent }: Signing): Upload {
  const { bytes, fileName, key } = form;
  const lastName = fileName.replace(/^.*[/\\]/, "");
  const digests = Object.fromEntries(digestsOf(form));
  const entries = byHand({
    target: [
      { bucket },
      ...form.keyConditions.map((shape) => condition("key", key.replace("${filename}", lastName), shape)),
    ],
    signed: digests,
    fields: { key, ...Object.fromEntries(form.fields.map(({ name, value }) => [name, value])) },
    conditions: [
      ...form.fields.flatMap(({ name, value, conditions }) => conditions.map((shape) => condition(name, value, shape))),
      ...form.ranges.map(([below, above]) => [
        "content-length-range",
        Math.max(0, bytes.length - below),
        Math.max(0, bytes.length + above),
      ]),
      ...form.odd,
    ],
    expiration: inHours(form.expired ? -1 : 1),
    ...(form.anotherSecret ? { credentials: { ...permanent, secretAccessKey: "anotherSecretKey" } } : {}),
  });
  return {
    entries: form.alterations.reduce(altered, entries),
    file: { bytes: Uint8Array.from(bytes), contentType: "application/octet-stream", name: fileName },
    bucket: form.inAnotherBucket ? otherBucket : bucket,
  };
}

function digestsOf({ digests, digestsAreWrong, bytes }: GeneratedForm): (readonly [name: string, value: string])[] {
  const running = digestsFor(digests);
  running.update(bytes);
  if (digestsAreWrong) running.update(Uint8Array.of(1));
  const { checksums } = running.results();
  return digests.map((name) => [name, checksums[name.toLowerCase()] ?? ""]);
}

function condition(name: string, value: string, shape: ConditionShape): unknown {
  switch (shape) {
    case "object":
      return { [name]: value };
    case "list":
      return ["eq", `$${name}`, value];
    case "start":
      return ["starts-with", `$${name}`, value.slice(0, Math.ceil(value.length / 2))];
    case "empty start":
      return ["starts-with", `$${name}`, ""];
    case "in capitals":
      return { [name.toUpperCase()]: value };
    case "another value":
      return { [name]: `${value}?` };
    case "another start":
      return ["starts-with", `$${name}`, "?"];
  }
}

function altered(entries: Entries, { kind, index, text }: Alteration): Entries {
  const at = index % Math.max(1, entries.length);
  const entry = entries[at];
  if (kind === "add" || !entry) return [...entries, ["x-amz-meta-added", text]];
  const [name, value] = entry;
  switch (kind) {
    case "drop":
      return entries.toSpliced(at, 1);
    case "change":
      return entries.with(at, [name, text]);
    case "double":
      return entries.toSpliced(at, 0, [name, value]);
    case "recase":
      return entries.with(at, [index % 2 ? name.toUpperCase() : name.toLowerCase(), value]);
  }
}
