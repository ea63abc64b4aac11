import { fileURLToPath } from "node:url";

/** Writes the pacts of all consumers in this folder, if their tests pass. */
const run = Bun.spawn([process.execPath, "test", import.meta.dir], {
  cwd: fileURLToPath(new URL("../..", import.meta.url)),
  env: { ...process.env, PACT_DO_NOT_TRACK: "true", UPDATE_PACTS: "true" },
  stdio: ["ignore", "inherit", "inherit"],
});
process.exitCode = await run.exited;
