import assert from "node:assert/strict";
import { open, rm, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { ensureRuntime } from "@signed-s3/testkit";
import { outputOf } from "../output-of.ts";
import { bucket, type Service, startService } from "../service.ts";

/** What starts a program on each runtime. */
const commands: Readonly<Record<string, () => Promise<readonly string[]>>> = {
  bun: async () => [process.execPath, "run"],
  deno: async () => [await ensureRuntime("deno"), "run", "--no-check", "--allow-all", "--node-modules-dir=manual"],
  node: async () => [await ensureRuntime("node-26")],
};

const MiB = 1024 ** 2;
const size = 2048 * MiB;
const path = join(tmpdir(), `client-sparse-${process.pid}.bin`);
const source = fileURLToPath(new URL("../measured-upload.main.ts", import.meta.url));
const program = join(tmpdir(), `client-measured-${process.pid}.mjs`);

let service: Service;
let sink: Server;
let received = 0;
before(async () => {
  // As whoever installs the client runs it: a runtime that strips types in its own process needs memory for that.
  const { outputs } = await Bun.build({ entrypoints: [source], target: "node" });
  await writeFile(program, (await outputs[0]?.text()) ?? "");
  // It has its size, and takes no room on the disk.
  const file = await open(path, "w");
  await file.truncate(size);
  await file.close();
  // What is measured is the client: a store that only counts lets three times 2 GiB pass in seconds.
  sink = createServer((request, response) => {
    received = 0;
    request.on("data", (bytes) => {
      received += bytes.length;
    });
    const stored = "<PostResponse><ETag>e</ETag></PostResponse>";
    request.on("end", () => response.writeHead(201).end(stored));
  });
  await new Promise<void>((resolve) => sink.listen(0, "127.0.0.1", resolve));
  const address = sink.address();
  const url = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}`;
  service = await startService({ publicStoreUrl: async () => url });
});
after(async () => {
  await service[Symbol.asyncDispose]();
  sink.close();
  await Promise.all([rm(path), rm(program)]);
});

describe("upload(): memory", () => {
  for (const [name, command] of Object.entries(commands)) {
    it(`stays under 100 MB on ${name} while a file of 2 GiB goes`, async () => {
      const run = await command();
      const startedAt = performance.now();
      const { key, highest } = JSON.parse(await outputOf([...run, program, path, service.url]));
      const seconds = (performance.now() - startedAt) / 1000;
      console.log(`client: ${name} takes ${Math.round(highest / 1e6)} MB for 2 GiB, in ${seconds.toFixed(0)} s`);
      assert.match(key, /^direct_uploads\//);
      assert.ok(received > size && received < size + 10_000, `${received} bytes received in ${bucket}`);
      assert.ok(highest < 100e6, `${highest} bytes`);
    });
  }
});
