import { ensureRuntime } from "@signed-s3/testkit";

/** Where the documentation's command has the service listen, and its store. */
const documented = { service: "127.0.0.1:3000", store: "127.0.0.1:9000" };
const root = new URL("../../../", import.meta.url);

/** The permissions that docs/runtimes.md has Deno grant, one for each thing that is granted. */
export async function documentedPermissions(): Promise<readonly string[]> {
  const text = await Bun.file(new URL("docs/runtimes.md", root)).text();
  const [, command = ""] = /^deno run \\\n((?: {2}.*\\\n)+) {2}apps\/api\/src\/deno\.ts$/m.exec(text) ?? [];
  return command
    .split(/[\s\\]+/)
    .filter((word) => /^--(allow|ignore)/.test(word))
    .flatMap((word) => {
      const [flag = "", things] = word.split("=");
      return things === undefined ? [flag] : things.split(",").map((thing) => `${flag}=${thing}`);
    });
}

/**
 * The command that starts the service on Deno.
 *
 * @param permissions As the documentation has them
 * @param at Where this one listens, and its store, as host and port
 */
export async function denoCommand(
  permissions: readonly string[],
  at: { readonly service: string; readonly store: string },
): Promise<readonly string[]> {
  const granted = new Map<string, string[]>();
  for (const permission of permissions) {
    const [flag = "", thing] = permission.split("=");
    const things = granted.get(flag) ?? [];
    if (thing !== undefined) {
      things.push(thing === documented.service ? at.service : thing === documented.store ? at.store : thing);
    }
    granted.set(flag, things);
  }
  const flags = [...granted].map(([flag, things]) => (things.length === 0 ? flag : `${flag}=${things.join(",")}`));
  const entry = Bun.fileURLToPath(new URL("apps/api/src/deno.ts", root));
  return [
    await ensureRuntime("deno"),
    "run",
    "--no-config",
    "--no-prompt",
    "--node-modules-dir=manual",
    ...flags,
    entry,
  ];
}
