import { embeddedPage } from "@signed-s3/upload-page/embedding";

/** The service as one binary, with all files of its pages in it. */
await Bun.build({
  entrypoints: [Bun.fileURLToPath(new URL("../src/main.ts", import.meta.url))],
  compile: { outfile: "dist/signed-s3-api" },
  format: "esm",
  // Not the syntax: what Bun's minifier rewrites there runs slower than what was written, see docs/performance.md.
  minify: { whitespace: true, identifiers: true, syntax: false },
  bytecode: true,
  sourcemap: "linked",
  plugins: [await embeddedPage()],
});
