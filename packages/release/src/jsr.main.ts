import { rmSync } from "node:fs";
import { resolve } from "node:path";
import { jsrWorkspace } from "./jsr-workspace.ts";

// Arguments are deno publish's own, such as --dry-run. Contracts' types are inferred from its schemas, which JSR calls slow.
const folder = jsrWorkspace(resolve(import.meta.dir, "../../.."));
const command = [
  "npx",
  "--yes",
  "deno@2.9.6",
  "publish",
  "--allow-dirty",
  "--allow-slow-types",
  ...process.argv.slice(2),
];
const publish = Bun.spawnSync(command, { cwd: folder, stdio: ["inherit", "inherit", "inherit"] });
rmSync(folder, { recursive: true });
process.exitCode = publish.exitCode;
