import { ensureRuntime } from "@signed-s3/testkit";

export type Runtime = "Bun" | "Deno" | "Node 22" | "Node 26";

/** What starts a program on each of the runtimes that the published packages are for. */
const commands: Readonly<Record<Runtime, () => Promise<readonly string[]>>> = {
  Bun: async () => ["bun", "run"],
  Deno: async () => [await ensureRuntime("deno"), "run", "--no-check", "--allow-all", "--node-modules-dir=manual"],
  "Node 22": async () => [await ensureRuntime("node-22")],
  "Node 26": async () => [await ensureRuntime("node-26")],
};

/** The runtimes that the published packages are for. */
export const runtimes = Object.keys(commands) as readonly Runtime[];

/** The command that runs a file. */
export const commandOf = (name: Runtime): Promise<readonly string[]> => commands[name]();
