import { existsSync, readFileSync, rmSync } from "node:fs";
import { liveProcessName } from "./live-process.ts";

/** A file that holds a process id, and the name of the process that wrote it. */
export type PidFile = { readonly path: string; readonly processName: string };

/** Where dockerd writes its number. */
export const DAEMON_PID: PidFile = { path: "/var/run/docker.pid", processName: "dockerd" };

/** Where the containerd that dockerd starts writes its own. */
export const CONTAINERD_PID: PidFile = {
  path: "/var/run/docker/containerd/containerd.pid",
  processName: "containerd",
};

/** Whether the process that wrote the file still lives. Another one with its number doesn't count. Linux only. */
export function isLive({ path, processName }: PidFile): boolean {
  try {
    return liveProcessName(Number(readFileSync(path, "utf8"))) === processName;
  } catch {
    return false;
  }
}

/** Removes the files whose processes are no more, and gives their paths. A live process's file stays. */
export function removeStalePidFiles(files: readonly PidFile[]): string[] {
  const stale = files.filter((file) => existsSync(file.path) && !isLive(file)).map(({ path }) => path);
  for (const path of stale) rmSync(path, { force: true });
  return stale;
}
