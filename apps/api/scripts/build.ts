import { rm } from "node:fs/promises";
import { embeddedPage } from "@signed-s3/upload-page/embedding";

const [folder = "dist"] = process.argv.slice(2);
// Source maps go by what is in them: those of an earlier build would stay.
await rm(folder, { recursive: true, force: true });

/** The service as one binary, with all files of its pages in it. */
await Bun.build({
  entrypoints: [Bun.fileURLToPath(new URL("../src/main.ts", import.meta.url))],
  compile: { outfile: `${folder}/signed-s3-api` },
  format: "esm",
  // Not the syntax: what Bun's minifier rewrites there runs slower than what was written, see docs/performance.md.
  minify: { whitespace: true, identifiers: true, syntax: false },
  bytecode: true,
  // What is imported where it is asked for stays apart, and is then neither read nor kept by who doesn't ask for it.
  splitting: true,
  sourcemap: "linked",
  plugins: [await embeddedPage()],
});
