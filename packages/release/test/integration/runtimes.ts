import { run } from "./run.ts";

/** The runtimes that the published packages are for, as npm packages at one version. */
export const runtimes = {
  Bun: { program: "bun", options: ["run"] },
  Deno: {
    npm: "deno@2.9.6",
    program: "deno",
    options: ["run", "--no-check", "--allow-all", "--node-modules-dir=manual"],
  },
  "Node 22": { npm: "node@22.23.3", program: "node", options: [] },
  "Node 26": { npm: "node@26.10.0", program: "node", options: [] },
} as const;
export type Runtime = keyof typeof runtimes;

const commands = new Map<Runtime, Promise<readonly string[]>>();

/** The command that runs a file. The program itself, as starting it by npx takes longer than an example. */
export function commandOf(name: Runtime): Promise<readonly string[]> {
  const command = commands.get(name) ?? findCommand(name);
  commands.set(name, command);
  return command;
}

async function findCommand(name: Runtime): Promise<readonly string[]> {
  const runtime = runtimes[name];
  if (!("npm" in runtime)) return [runtime.program, ...runtime.options];
  const path = await run(["npx", "--yes", `--package=${runtime.npm}`, "-c", `command -v ${runtime.program}`], ".");
  return [path.trim(), ...runtime.options];
}
