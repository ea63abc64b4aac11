import { expect, test } from "bun:test";
import { fileURLToPath } from "node:url";
import { requireEngine } from "../../src/engine-client.ts";
import { imageStore } from "../../src/image-store.ts";
import { startMinio } from "../../src/index.ts";
import { requireMinioImage } from "../../src/minio-image.ts";
import { labelsOfOwner, removeContainer } from "../../src/owned-containers.ts";

const OWNER = fileURLToPath(new URL("./minio-owner.main.ts", import.meta.url));
const REMOVAL_LIMIT_MS = 10_000;

const engine = await requireEngine();

async function exists(id: string): Promise<boolean> {
  const containers = await engine.container.dockerode.listContainers({ all: true, filters: { id: [id] } });
  return containers.length > 0;
}

/** Whether the container goes within the limit. */
async function goes(id: string): Promise<boolean> {
  const deadline = performance.now() + REMOVAL_LIMIT_MS;
  while (await exists(id)) {
    if (performance.now() > deadline) return false;
    await Bun.sleep(50);
  }
  return true;
}

/** A process that has started a server, and the id of its container. */
async function startOwner(...args: string[]) {
  const owner = Bun.spawn([process.execPath, OWNER, ...args], { stdout: "pipe" });
  const { value } = await owner.stdout.getReader().read();
  return { owner, id: new TextDecoder().decode(value).trim() };
}

/** A container, never started, of a process that has or hasn't ended. */
async function containerOf(pid: number): Promise<string> {
  const Image = await requireMinioImage(imageStore(engine));
  return (await engine.container.dockerode.createContainer({ Image, Labels: labelsOfOwner(pid) })).id;
}

test("stop() removes the container, and again does nothing", async () => {
  const minio = await startMinio();
  expect(await exists(minio.containerId)).toBe(true);
  await minio.stop();
  expect(await exists(minio.containerId)).toBe(false);
  await minio.stop();
});

test("stop() removes the container of a paused server", async () => {
  const minio = await startMinio();
  await minio.pause();
  await minio.stop();
  expect(await exists(minio.containerId)).toBe(false);
});

test("await using removes the container when the block fails", async () => {
  let id = "";
  const failing = async () => {
    await using minio = await startMinio();
    id = minio.containerId;
    throw new Error("the test failed");
  };
  await expect(failing()).rejects.toThrow("the test failed");
  expect(await exists(id)).toBe(false);
});

for (const signal of ["SIGINT", "SIGTERM", "SIGKILL"] as const) {
  test.concurrent(`startMinio() removes the container when its process gets ${signal}`, async () => {
    const { owner, id } = await startOwner();
    expect(await exists(id)).toBe(true);
    owner.kill(signal);
    await owner.exited;
    expect(await goes(id)).toBe(true);
  });
}

test.concurrent("startMinio() removes the container when its process ends without stopping it", async () => {
  const { owner, id } = await startOwner("--leave");
  expect(await owner.exited).toBe(0);
  expect(await goes(id)).toBe(true);
});

test("startMinio() removes what a killed run left behind, and spares what a live one uses", async () => {
  const ended = Bun.spawn([process.execPath, "--version"], { stdout: "ignore" });
  await ended.exited;
  const leftBehind = await containerOf(ended.pid);
  const inUse = await containerOf(process.pid);
  try {
    await using _ = await startMinio();
    expect(await exists(leftBehind)).toBe(false);
    expect(await exists(inUse)).toBe(true);
  } finally {
    await removeContainer(engine, inUse);
  }
});
