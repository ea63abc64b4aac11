import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import process from "node:process";
import { createInterface } from "node:readline";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { beginUpload } from "./raw-upload.ts";
import { withStore } from "./temporary-store.ts";

const MiB = 1024 ** 2;
/** How large the upload is, in MiB: a quarter of it is enough to see a store that keeps what it should pass on. */
const large = Number(process.env["MEMORY_MIB"] ?? 1024);
const server = fileURLToPath(new URL("./measured-server.main.ts", import.meta.url));

describe("localS3(): memory", () => {
  it(`rises by less than 64 MiB while an upload of ${large} MiB comes`, { timeout: 120_000 }, () =>
    withStore({}, async ({ folder }) => {
      const runtime = "Deno" in globalThis ? ["run", "--allow-all", "--no-check"] : [];
      const child = spawn(process.execPath, [...runtime, server, folder], { stdio: ["pipe", "pipe", "inherit"] });
      const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
      const port = Number((await lines.next()).value);
      const risen = async (): Promise<number> => {
        child.stdin.write("\n");
        return Number((await lines.next()).value);
      };

      await upload(port, 64 * MiB);
      await risen();
      await upload(port, large * MiB);
      const rise = await risen();
      child.stdin.end();
      await new Promise((resolve) => child.once("exit", resolve));
      assert.ok(rise < 64 * MiB, `${(rise / MiB).toFixed(1)} MiB`);
    }),
  );
});

async function upload(port: number, size: number): Promise<void> {
  const { send, finish, answer } = await beginUpload(port, size);
  await send(size);
  finish();
  assert.match(await answer, /^HTTP\/1\.1 201 /);
}
