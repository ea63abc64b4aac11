import { UploadError, type UploadFile } from "@signed-s3/client";

/** A member of a request that can be taken from each file rather than from a person. */
export interface FromFile {
  /** What is taken, in words. */
  readonly label: string;
  /** Whether it is taken unless a person says otherwise. */
  readonly usual: boolean;
  /** Why this browser can't; undefined: it can. */
  readonly unavailable?: string | undefined;
  /**
   * Undefined: the file has none.
   *
   * @throws {UploadError} It can't be had from this file.
   */
  readonly of: (file: UploadFile) => Promise<string | undefined>;
}

// All of a file is in memory while its digest is made: browsers have no other way.
const mostToDigest = 1024 ** 3;

/** What each file knows of itself, by the member's name. */
export const fromFile: ReadonlyMap<string, FromFile> = new Map<string, FromFile>([
  ["content_type", { label: "Each file\u2019s own", usual: true, of: async ({ type }) => type || undefined }],
  ["filename", { label: "Each file\u2019s own", usual: false, of: async ({ name }) => name || undefined }],
  [
    "checksum_sha256",
    {
      label: "Compute it from each file",
      usual: false,
      unavailable: globalThis.crypto?.subtle
        ? undefined
        : "Browsers compute it on pages with TLS, and on this machine\u2019s own.",
      of: sha256,
    },
  ],
]);

async function sha256(file: UploadFile): Promise<string> {
  if (file.size > mostToDigest) {
    throw new UploadError(
      "file_too_large",
      "Upload it without a checksum: a browser computes those of files up to 1 GiB.",
    );
  }
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await bytesOf(file)));
  return btoa(String.fromCharCode(...digest));
}

async function bytesOf(file: UploadFile): Promise<ArrayBuffer> {
  try {
    if (!(file instanceof Blob)) throw new TypeError("There are no bytes to be had.");
    return await file.arrayBuffer();
  } catch (cause) {
    throw new UploadError("file_unreadable", "The file can\u2019t be read, or has changed since it was chosen.", {
      cause,
    });
  }
}
