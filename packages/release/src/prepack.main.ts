import { rmSync } from "node:fs";
import { putPublishedManifest } from "./manifest-swap.ts";

// npm would tell the registry what package.json has once it is swapped back.
if (process.env["npm_command"] === "publish") {
  console.error("A package is published by npm run release:npm in the repository's root.");
  process.exit(1);
}
// Files whose sources are gone would be published otherwise.
rmSync("dist", { recursive: true, force: true });
const compiler = Bun.spawnSync(["tsc", "-p", "tsconfig.build.json"], { stdio: ["ignore", "inherit", "inherit"] });
if (compiler.exitCode !== 0) process.exit(compiler.exitCode);
putPublishedManifest(process.cwd());
