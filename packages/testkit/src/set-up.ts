import { ensureContainerEngine } from "./container-engine.ts";
import { ensureMinioImage } from "./minio-image.ts";
import { formatElapsed } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

const startedAt = performance.now();

/** One line, headed by the time since the start, so that a reader sees what took long. */
function progress(line: string): void {
  console.log(`${formatElapsed(performance.now() - startedAt).padStart(6)}  ${line}`);
}

try {
  const engine = await ensureContainerEngine(progress);
  await ensureMinioImage(engine, progress);
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(`\nThe tests can't run.\n${error.message}`);
  process.exitCode = 1;
}
