import { rmSync } from "node:fs";
import { putPublishedManifest } from "./manifest-swap.ts";

// Files whose sources are gone would be published otherwise.
rmSync("dist", { recursive: true, force: true });
const compiler = Bun.spawnSync(["tsc", "-p", "tsconfig.build.json"], { stdio: ["ignore", "inherit", "inherit"] });
if (compiler.exitCode !== 0) process.exit(compiler.exitCode);
putPublishedManifest(process.cwd());
