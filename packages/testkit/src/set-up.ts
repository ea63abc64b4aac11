import { ensureContainerEngine } from "./container-engine.ts";
import { imageStore } from "./image-store.ts";
import { ensureMinioImage } from "./minio-image.ts";
import { removeAbandonedContainers } from "./owned-containers.ts";
import { removeAbandonedNetworks } from "./owned-networks.ts";
import { formatElapsed } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

const startedAt = performance.now();

/** One line, headed by the time since the start, so that a reader sees what took long. */
function progress(line: string): void {
  console.log(`${formatElapsed(performance.now() - startedAt).padStart(6)}  ${line}`);
}

try {
  const engine = await ensureContainerEngine(progress);
  const abandoned = await removeAbandonedContainers(engine);
  if (abandoned.length > 0) progress(`containers that a killed run left behind: ${abandoned.length} removed`);
  await removeAbandonedNetworks(engine);
  await ensureMinioImage(imageStore(engine), progress);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(`\nThe tests can't run.\n${error.message}`);
  // At once: a question that an engine never answers would keep this process waiting.
  process.exit(1);
}
