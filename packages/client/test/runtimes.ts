import process from "node:process";

/** How each runtime is started here: those that this one is not, as npm packages at one version. */
export const runtimes: Readonly<
  Record<"bun" | "deno" | "node", { readonly run: readonly string[]; readonly test: readonly string[] }>
> = {
  bun: { run: [process.execPath, "run"], test: [process.execPath, "test"] },
  deno: {
    run: ["npx", "--yes", "deno@2.9.6", "run", "--no-check", "--allow-all", "--node-modules-dir=manual"],
    test: ["npx", "--yes", "deno@2.9.6", "test", "--no-check", "--allow-all", "--node-modules-dir=manual"],
  },
  node: { run: ["npx", "--yes", "node@26.10.0"], test: ["npx", "--yes", "node@26.10.0", "--test"] },
};
