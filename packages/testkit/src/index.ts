export { aptInstall } from "./apt-install.ts";
export type { BucketAccess } from "./bucket-access.ts";
export { chromiumFlags, ensureChromium } from "./chromium.ts";
export { ensureCompose } from "./compose-program.ts";
export { ensureContainerEngine } from "./container-engine.ts";
export { startContainerGuard } from "./container-guard.ts";
export { ensureDebianProgram } from "./debian-program.ts";
export { type Engine, requireEngine } from "./engine-client.ts";
export { ensureGoModule } from "./go-module.ts";
export { ensureGoProgram } from "./go-program.ts";
export { type MinioServer, type StartMinioOptions, startMinio } from "./minio-server.ts";
export { labelsOfOwner, removeContainer } from "./owned-containers.ts";
export { formatElapsed, type Progress, step } from "./progress.ts";
export { ensurePythonProgram, makePythonEnvironment } from "./python-program.ts";
export { type RunProgramOptions, runProgram } from "./run-program.ts";
export { ensureRuntime, type RuntimeName } from "./runtime-program.ts";
export { ensureServiceImages, type ServiceImages } from "./service-images.ts";
export { SetUpError } from "./set-up-error.ts";
export {
  type FormPart,
  postForm,
  type SignedForm,
  type UploadAnswer,
  type UploadFormOptions,
  uploadForm,
} from "./upload-form.ts";
