import { expect } from "bun:test";
import { UploadError } from "@signed-s3/client";
import type { FormFields } from "@signed-s3/contracts";
import {
  type Command,
  type CreateSignedS3FormDataOptions,
  defineCommand,
  fault,
  type RequestData,
  signer,
} from "@signed-s3/core";

/** A library for schemas, as one of those that commands may use. */
export { z } from "zod";

/** The service that the examples ask; the test that runs them starts it. */
export const service: string = process.env["EXAMPLE_SERVICE"] ?? "";

/** Holds an expression to the value that its comment tells; a text that ends in … stands for any that has what is before it. */
export function told(value: unknown, literal: unknown): void {
  expect(value).toEqual(patternOf(literal));
}

function patternOf(literal: unknown): unknown {
  if (typeof literal === "string" && literal.endsWith("…")) return expect.stringContaining(literal.slice(0, -1));
  if (Array.isArray(literal)) return literal.map(patternOf);
  if (typeof literal !== "object" || literal === null) return literal;
  return Object.fromEntries(Object.entries(literal).map(([name, member]) => [name, patternOf(member)]));
}

// What examples speak of without declaring it, as a reader would take it to be.
export const bucket = { bucket: "photos", region: "eu-central-1", url: "https://photos.s3.eu-central-1.amazonaws.com" };
export const credentials = { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" };
export const now: Date = new Date("2026-01-01T00:00:00Z");
export const key = "direct_uploads/1";
export const sign: ReturnType<typeof signer> = signer(bucket);
export const fields: FormFields = sign({ key, credentials, now, expiresInSeconds: 3600 }).fields;
export const options: CreateSignedS3FormDataOptions = {
  defaultProfile: { sign, keyTemplate: "{uuid}", limits: { expiresInSeconds: 3600 } },
};
export const secret = "a secret of the whole fleet";
export const file: File = new File(["hello"], "hello.png", { type: "image/png" });
export const input: { readonly files: readonly [File, ...File[]] } = { files: [file] };
export const bar = { value: 0 };
export const error: unknown = new UploadError("file_too_large", "The file is too large.");
export const askForSmallerFile = (message: string): void => expect(message).not.toBe("");
export const echo: Command<"Echo", RequestData, object> = defineCommand({
  name: "Echo",
  validate: (data) => (data ? { data } : { faults: [fault("invalid_data", "Send an object.", "/data")] }),
  run: (data) => data,
});

/** The form that local-s3's example posts. */
export const form: FormData = new FormData();
form.append("file", file);

/** Uppy, as far as a plug-in is given to it. */
export class Uppy {
  use(plugin: unknown, settings: object): this {
    expect(plugin).toBe(AwsS3);
    expect(settings).toHaveProperty("getUploadParameters");
    return this;
  }
}
export const AwsS3: unknown = Symbol("AwsS3");
