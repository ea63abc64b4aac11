const variables = [
  "AVATAR_BUCKET",
  "AVATAR_BUCKET_URL",
  "AWS_REGION",
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
];

/** How the service is started on each runtime, which is an npm package at one version. */
export const runtimes = [
  {
    name: "Deno",
    npm: "deno@2.9.6",
    program: "deno",
    // All that it may do: read its variables, and listen, which `deno serve` brings.
    args: [
      ...["serve", "--no-check", "--no-prompt", "--node-modules-dir=manual", `--allow-env=${variables.join(",")}`],
      ...["--host=127.0.0.1", "--port=0", "src/main.ts"],
    ],
  },
  { name: "Node 22", npm: "node@22.23.3", program: "node", args: ["src/node.ts"] },
  { name: "Node 26", npm: "node@26.10.0", program: "node", args: ["src/node.ts"] },
] as const;

/** A runtime's program itself: a process of npm's in between would not pass on what ends it. */
export async function programOf({ npm, program }: { readonly npm: string; readonly program: string }): Promise<string> {
  const find = ["npx", "--yes", `--package=${npm}`, "-c", `command -v ${program}`];
  const run = Bun.spawn(find, { stdout: "pipe", stderr: "inherit" });
  const path = (await run.stdout.text()).trim();
  if ((await run.exited) !== 0 || path === "") throw new Error(`${npm} could not be had`);
  return path;
}
