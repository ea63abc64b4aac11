import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Engine } from "./engine-client.ts";
import { runProgram } from "./run-program.ts";
import { buildStandIn } from "./stand-in-build.ts";
import type { StandInImage } from "./stand-in-image.ts";

/** The commit of MinIO's last release, as the Go module proxy numbers it. */
const MODULE = "github.com/minio/minio@v0.0.0-20250907161309-07c3a429bfed";
const CURE =
  "Put Go 1.24 or newer on the PATH and let it reach a Go module proxy, or let the engine reach an image registry, then run again.";

const DOCKERFILE = `FROM scratch
COPY minio /minio
WORKDIR /data
ENTRYPOINT ["/minio"]
`;

/**
 * Builds MinIO with the Go on the PATH, for the engine's architecture, and puts it into an image of nothing else. The image
 * is labelled as a stand-in for the released one. Takes three to six minutes on two cores, and
 * a network that reaches Go modules.
 *
 * @throws {SetUpError} There is no Go, or the build fails.
 */
export async function buildMinioImage(engine: Engine, image: StandInImage): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-minio-"));
  try {
    await compileMinio(folder, goArchitecture(engine));
    await writeFile(join(folder, "Dockerfile"), DOCKERFILE);
    await buildStandIn(engine, image, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Leaves the binary at `<folder>/minio`. */
async function compileMinio(folder: string, architecture: string): Promise<void> {
  const goSettings = await runProgram("go", ["env", "GOHOSTOS", "GOHOSTARCH", "GOMODCACHE"], { cure: CURE });
  const [hostSystem, hostArchitecture, GOMODCACHE] = goSettings.split(/\r?\n/);
  const native = hostSystem === "linux" && hostArchitecture === architecture;
  // Go refuses GOBIN when it compiles for another system; then it files the binary under GOPATH by system.
  const target = native
    ? { GOBIN: folder }
    : { GOPATH: folder, GOMODCACHE, GOBIN: undefined, GOOS: "linux", GOARCH: architecture };
  await runProgram("go", ["install", "-ldflags", "-s -w", MODULE], {
    env: { CGO_ENABLED: "0", ...target },
    cure: CURE,
  });
  if (!native) await rename(join(folder, "bin", `linux_${architecture}`, "minio"), join(folder, "minio"));
}

/** The engine speaks of machines as the kernel does, Go in its own names. */
function goArchitecture(engine: Engine): string {
  const { architecture } = engine.info.containerRuntime;
  return { x86_64: "amd64", aarch64: "arm64" }[architecture] ?? architecture;
}
