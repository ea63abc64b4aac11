export type { BucketAccess } from "./bucket-access.ts";
export { chromiumFlags, ensureChromium } from "./chromium.ts";
export { ensureGoProgram } from "./go-program.ts";
export { type MinioServer, type StartMinioOptions, startMinio } from "./minio-server.ts";
export { ensurePythonProgram } from "./python-program.ts";
export { SetUpError } from "./set-up-error.ts";
export {
  type FormPart,
  postForm,
  type SignedForm,
  type UploadAnswer,
  type UploadFormOptions,
  uploadForm,
} from "./upload-form.ts";
