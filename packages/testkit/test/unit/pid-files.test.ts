import { afterEach, beforeEach, describe, expect, test } from "bun:test";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { removeStalePidFiles } from "../../src/pid-files.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pid-files-"));
});
afterEach(() => rm(folder, { recursive: true }));

/** A daemon's file that holds the number of a live process of the given name. */
async function pidFile(pid: number | string, processName: string) {
  const path = join(folder, `${processName}.pid`);
  await Bun.write(path, String(pid));
  return { path, processName };
}

// Daemons are only ever started on Linux, where /proc tells who a process is.
describe.if(process.platform === "linux")("removeStalePidFiles()", () => {
  test("removes the file of a daemon that has ended", async () => {
    const daemon = Bun.spawn([process.execPath, "--version"], { stdout: "ignore" });
    await daemon.exited;
    const file = await pidFile(daemon.pid, "dockerd");
    expect(removeStalePidFiles([file])).toEqual([file.path]);
    expect(existsSync(file.path)).toBe(false);
  });

  test("removes the file when its number has gone to another program", async () => {
    const file = await pidFile(process.pid, "dockerd");
    expect(removeStalePidFiles([file])).toEqual([file.path]);
  });

  test("removes a file that holds no number", async () => {
    const file = await pidFile("", "dockerd");
    expect(removeStalePidFiles([file])).toEqual([file.path]);
  });

  test("keeps the file of a live daemon", async () => {
    await using daemon = Bun.spawn(["sleep", "30"]);
    const file = await pidFile(daemon.pid, "sleep");
    expect(removeStalePidFiles([file])).toEqual([]);
    expect(existsSync(file.path)).toBe(true);
  });

  test("passes over a file that isn't there", () => {
    expect(removeStalePidFiles([{ path: join(folder, "none.pid"), processName: "dockerd" }])).toEqual([]);
  });
});
