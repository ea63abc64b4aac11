import { embeddedPage } from "@signed-s3/upload-page/embedding";

/** The service as one binary, with all files of its pages in it. */
await Bun.build({
  entrypoints: [Bun.fileURLToPath(new URL("../src/main.ts", import.meta.url))],
  compile: { outfile: "dist/signed-s3-api" },
  format: "esm",
  minify: true,
  bytecode: true,
  sourcemap: "linked",
  plugins: [await embeddedPage()],
});
