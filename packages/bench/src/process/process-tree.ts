import { readdirSync, readFileSync } from "node:fs";
import { readProcStat, ticksPerSecond } from "./proc-stat.ts";

/** What a process and all below it have used. */
export interface TreeUse {
  readonly pids: readonly number[];
  /** User and system time since each began, in seconds. */
  readonly cpuSeconds: number;
  /** The system's part of that. */
  readonly systemSeconds: number;
  readonly residentBytes: number;
  /** The most that each has had resident, added up. */
  readonly peakResidentBytes: number;
}

/**
 * Reads what a process, all of its threads and all of its descendants have used. One that ends meanwhile is left out:
 * its time is then its parent's.
 *
 * @param root The process.
 */
export function readTree(root: number): TreeUse {
  const pids = treeOf(root);
  let ticks = 0;
  let systemTicks = 0;
  let residentBytes = 0;
  let peakResidentBytes = 0;
  for (const pid of pids) {
    const stat = readProcStat(textOf(pid, "stat"));
    ticks += stat?.ticks ?? 0;
    systemTicks += stat?.systemTicks ?? 0;
    const status = textOf(pid, "status");
    residentBytes += kilobytes(status, "VmRSS") * 1024;
    peakResidentBytes += kilobytes(status, "VmHWM") * 1024;
  }
  const [cpuSeconds, systemSeconds] = [ticks / ticksPerSecond, systemTicks / ticksPerSecond];
  return { pids, cpuSeconds, systemSeconds, residentBytes, peakResidentBytes };
}

/** A process and its descendants, parents first. */
export function treeOf(root: number): readonly number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    const stat = /^\d+$/.test(name) ? readProcStat(textOf(Number(name), "stat")) : undefined;
    if (stat) parents.set(Number(name), stat.parent);
  }
  const tree = parents.has(root) ? [root] : [];
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child);
  return tree;
}

function kilobytes(status: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB$`, "m").exec(status)?.[1] ?? 0);
}

function textOf(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
