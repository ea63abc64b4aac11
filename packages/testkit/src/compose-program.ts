import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { cachedProgram } from "./go-program.ts";
import { type Progress, step } from "./progress.ts";
import { runProgram } from "./run-program.ts";

const MODULE = "github.com/docker/compose/v2";
const VERSION = "v2.40.3";
const CURE = [
  "Install Docker Compose 2 or newer (it comes with Docker Desktop, and as docker-compose-plugin with Docker Engine),",
  "or put Go 1.24 or newer on the PATH and let it reach a Go module proxy, then run again.",
].join("\n");

/**
 * Gives the words that Docker Compose is called by: `docker compose` where the plug-in is there, else `docker-compose` if that
 * is no longer version 1, else one compiled here by the Go on the PATH, once, which takes minutes.
 *
 * @throws {SetUpError} There is none and none can be compiled.
 */
export async function ensureCompose(progress: Progress): Promise<readonly [string, ...string[]]> {
  const compiled = cachedProgram("docker-compose", `${MODULE}@${VERSION}`);
  for (const words of [["docker", "compose"], ["docker-compose"], [compiled]] as const) {
    if (await isCompose(words)) return words;
  }
  progress("Docker Compose: the engine has none");
  await step(progress, `compiling Docker Compose ${VERSION}, which takes minutes`, () => compile(compiled));
  return [compiled];
}

async function isCompose([program, ...args]: readonly [string, ...string[]]): Promise<boolean> {
  try {
    const version = await runProgram(program, [...args, "version", "--short"], { cure: CURE });
    return !version.startsWith("1.");
  } catch {
    return false;
  }
}

/** Its module replaces others, which `go install` refuses; a module that requires it doesn't see that. */
async function compile(path: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-compose-"));
  const go = (...args: string[]) =>
    runProgram("go", ["-C", folder, ...args], { env: { CGO_ENABLED: "0" }, cure: CURE });
  try {
    await go("mod", "init", "compose");
    await go("get", `${MODULE}/cmd@${VERSION}`);
    const named = `-s -w -X ${MODULE}/internal.Version=${VERSION}`;
    if (!existsSync(dirname(path))) await mkdir(dirname(path), { recursive: true });
    await go("build", "-ldflags", named, "-o", path, `${MODULE}/cmd`);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
