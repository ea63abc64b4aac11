import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { outputOf } from "../output-of.ts";
import { runtimes } from "../runtimes.ts";

const portable = [
  "upload.test.ts",
  "faults-of-s3.test.ts",
  "faults-of-service.test.ts",
  "multipart-frame.test.ts",
  "command-line.test.ts",
].map((name) => fileURLToPath(new URL(`../unit/${name}`, import.meta.url)));

describe("upload() and createSignedUrl()", () => {
  for (const name of ["deno", "node"] as const) {
    it(`do on ${name} what they do on Bun`, async () => {
      await outputOf([...runtimes[name].test, ...portable]);
    });
  }
});
