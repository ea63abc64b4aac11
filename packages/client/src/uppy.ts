/**
 * Lets Uppy's AwsS3 plug-in upload by signed forms. It knows Uppy by the shape of what it is called with, and imports nothing of it.
 *
 * @module
 */
import { type CreateSignedUrlOptions, createSignedUrl, type FormRequest } from "./create-signed-url.ts";
import { fieldsFor } from "./form/fields-for.ts";
import { readPolicy } from "./form/policy.ts";

/** What is known of a file when its form is asked for. */
export interface FileToSign {
  readonly name: string;
  /** The media type; empty: it is not known. */
  readonly type: string;
  /** Bytes; null: not known. */
  readonly size: number | null;
}

/** What {@link signedForms} takes: as `createSignedUrl`, but `data` can be made for each file, and it is for Uppy to cancel. */
export interface SignedFormsOptions extends Omit<CreateSignedUrlOptions, "data" | "uuid" | "signal"> {
  /** What the forms shall allow, beside the file's type. @default what the service allows anyway */
  readonly data?: FormRequest | ((file: FileToSign) => FormRequest) | undefined;
}

/** A form as AwsS3 posts it, the file last. */
export interface UploadParameters {
  readonly method: "POST";
  readonly url: string;
  /** A record of AwsS3's own, which it may change. */
  readonly fields: Record<string, string>;
}

/** Options of AwsS3: the first two are Uppy 5's, the first and the last two Uppy 6's. Each ignores the other's. */
export interface SignedForms {
  /** A signed form takes a file whole. */
  readonly shouldUseMultipart: false;
  /** Uppy 5 asks for a form by it. */
  readonly getUploadParameters: (
    file: FileToSign,
    options?: { readonly signal?: AbortSignal | undefined },
  ) => Promise<UploadParameters>;
  /** Uppy 6 makes of the file what it tells `signRequest` of it. No object has this key: the service makes the keys. */
  readonly generateObjectKey: (file: FileToSign) => string;
  /** Uppy 6 asks for a form by it. */
  readonly signRequest: (request: {
    readonly method: string;
    readonly key: string;
    readonly uploadId?: string;
  }) => Promise<UploadParameters>;
}

/**
 * Options for Uppy's AwsS3 plug-in that have it upload by signed forms, the same for Uppy 5 (by `getUploadParameters`) and Uppy 6
 * (from 6.3, by `signRequest`). A form is asked for when its file's turn comes, and anew at each retry. Uppy shows what
 * is thrown at the file: an `UploadError` with the service's words, or, before a byte is sent, that the file is too large, too
 * small, or of a type that is not allowed.
 *
 * @param options Where the service is, and what the forms shall allow.
 * @returns What AwsS3 is given, by itself or beside other options, such as `limit`.
 * @see https://uppy.io/docs/aws-s3/
 * @example
 * ```ts
 * new Uppy().use(AwsS3, signedForms({ service: "https://sign.example.com", data: ({ name }) => ({ filename: name }) }));
 * ```
 */
export function signedForms({ data, ...options }: SignedFormsOptions): SignedForms {
  const formFor = async (file: FileToSign, signal?: AbortSignal): Promise<UploadParameters> => {
    const asked = typeof data === "function" ? data(file) : data;
    const form = await createSignedUrl({
      ...options,
      signal,
      data: file.type ? { content_type: file.type, ...asked } : asked,
    });
    // Of a file whose size is not known, S3 alone can judge it: NaN is neither too large nor too small.
    const measured = { type: file.type, size: file.size ?? Number.NaN };
    const fields = fieldsFor(form, readPolicy(form.fields.policy), measured);
    return { method: "POST", url: form.url, fields: Object.fromEntries(fields) };
  };
  return {
    shouldUseMultipart: false,
    getUploadParameters: (file, given) => formFor(file, given?.signal),
    generateObjectKey: ({ name, type, size }) => JSON.stringify({ name, type, size } satisfies FileToSign),
    signRequest: async ({ method, key, uploadId }) => {
      if (method !== "PUT" || uploadId !== undefined) throw new TypeError("A signed form takes no upload in parts.");
      return formFor(fileOf(key));
    },
  };
}

/** What `generateObjectKey` has made of a file, read back. */
function fileOf(key: string): FileToSign {
  try {
    const { name, type, size }: Record<keyof FileToSign, unknown> = JSON.parse(key);
    if (typeof name === "string" && typeof type === "string" && (size === null || typeof size === "number")) {
      return { name, type, size };
    }
  } catch {
    // Told below.
  }
  throw new TypeError("AwsS3 must be given the generateObjectKey of signedForms() beside its signRequest.");
}
