import { existsSync } from "node:fs";
import { copyFile, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { aptInstall } from "./apt-install.ts";
import type { Engine } from "./engine-client.ts";
import { followMessages } from "./image-pull.ts";
import { runProgram } from "./run-program.ts";
import { SetUpError } from "./set-up-error.ts";
import { STAND_IN_FOR } from "./stand-in-build.ts";
import type { StandInImage } from "./stand-in-image.ts";

const SUITE = "bookworm";
const AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt";
const CURE = "Let the container engine reach an image registry, or apt a package archive, then run again.";

/**
 * Makes an image of Debian's smallest system from its packages, with the certificate authorities that this machine trusts: a
 * network may have one of its own. Takes half a minute to two.
 *
 * @throws {SetUpError} This isn't root on Debian or Ubuntu, or the packages can't be had.
 */
export async function buildDebianImage(engine: Engine, image: StandInImage): Promise<void> {
  if (process.getuid?.() !== 0 || Bun.which("apt-get") === null) {
    throw new SetUpError("Only root on Debian or Ubuntu can make an image from packages.", CURE);
  }
  if (Bun.which("debootstrap") === null) await aptInstall(["debootstrap", "debian-archive-keyring"], CURE);
  const folder = await mkdtemp(join(tmpdir(), "signed-s3-debian-"));
  try {
    const system = join(folder, "system");
    await runProgram("debootstrap", ["--variant=minbase", SUITE, system], { cure: CURE });
    if (existsSync(AUTHORITIES)) {
      await mkdir(join(system, dirname(AUTHORITIES)), { recursive: true });
      await copyFile(AUTHORITIES, join(system, AUTHORITIES));
    }
    const archive = join(folder, "system.tar");
    const leftOut = ["./proc/*", "./sys/*", "./var/cache/apt/*", "./var/lib/apt/lists/*"];
    const excludes = leftOut.map((pattern) => `--exclude=${pattern}`);
    await runProgram("tar", ["--create", "--file", archive, "--directory", system, ...excludes, "."], { cure: CURE });
    await importImage(engine, archive, image);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function importImage(engine: Engine, archive: string, { name, standInFor }: StandInImage): Promise<void> {
  const [repo, tag] = name.split(":");
  const changes = [`LABEL ${STAND_IN_FOR}="${standInFor}"`];
  const stream = await engine.container.dockerode.importImage(archive, { repo, tag, changes });
  await followMessages(engine, stream);
}
