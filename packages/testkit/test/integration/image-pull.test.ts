import { expect, test } from "bun:test";
import { requireEngine } from "../../src/engine-client.ts";
import { pullImage } from "../../src/image-pull.ts";

test("pullImage() gives up when the registry stays silent", async () => {
  using registry = Bun.listen({ port: 0, hostname: "127.0.0.1", socket: { data() {} } });
  const pulling = pullImage(await requireEngine(), `127.0.0.1:${registry.port}/minio:latest`, 1000);
  await expect(pulling).rejects.toThrow("no progress for 1 s");
});

test("pullImage() gives the engine's words when the registry doesn't have the image", async () => {
  using registry = Bun.serve({ port: 0, hostname: "127.0.0.1", fetch: () => new Response("{}", { status: 404 }) });
  const pulling = pullImage(await requireEngine(), `127.0.0.1:${registry.port}/minio:latest`);
  await expect(pulling).rejects.toThrow(/404|not found|unknown/i);
});
