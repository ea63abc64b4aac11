import type { UploadFile } from "@signed-s3/client";
import type { Body, Meta, UppyFile } from "@uppy/core";

/** The file under the name that Uppy shows; what was pasted has none of its own. */
export function fileOf({ data, name, type }: UppyFile<Meta, Body>): UploadFile {
  return new File([data as Blob], name ?? "file", { type: type ?? "" });
}
