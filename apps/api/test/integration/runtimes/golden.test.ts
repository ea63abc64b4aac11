import { afterAll, beforeAll, expect, it } from "bun:test";
import { ensureRuntime } from "@signed-s3/testkit";
import { departuresFromGolden } from "../../contract/golden.ts";

const main = Bun.fileURLToPath(new URL("../../contract/golden-on-deno.main.ts", import.meta.url));
const permissions = ["--allow-net=127.0.0.1", "--ignore-env", "--allow-sys=hostname"];
let server: Bun.Subprocess<"ignore", "pipe", "inherit">;
let port = "";

beforeAll(async () => {
  const flags = ["--no-config", "--no-prompt", "--node-modules-dir=manual", ...permissions];
  server = Bun.spawn([await ensureRuntime("deno"), "run", ...flags, main], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const chunk of server.stdout) {
    port = new TextDecoder().decode(chunk).trim();
    break;
  }
}, 60_000);
afterAll(() => server?.kill());

it("create_signed_url on Deno answers the documented request with the documented 904 bytes and headers", async () => {
  expect(await departuresFromGolden((target, init) => fetch(`http://127.0.0.1:${port}${target}`, init))).toEqual([]);
});
