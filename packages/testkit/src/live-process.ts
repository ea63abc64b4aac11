import { readFileSync } from "node:fs";

/** A dead process whose parent hasn't asked for its end keeps its number and name; where nobody ever asks, for good. */
const DEAD_STATES = ["Z", "X"];

/** Whether a process of this host lives, whoever it belongs to. */
export function isProcessAlive(pid: number): boolean {
  if (process.platform === "linux") return liveProcessName(pid) !== undefined;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It lives, but it is another user's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** The name (at most 15 characters) of a live process; `undefined` if there is none with this number. Linux only. */
export function liveProcessName(pid: number): string | undefined {
  try {
    // "4711 (name) S …": the name may itself hold spaces and parentheses.
    const [, name, state = ""] = /^\d+ \((.*)\) (\S)/s.exec(readFileSync(`/proc/${pid}/stat`, "utf8")) ?? [];
    return DEAD_STATES.includes(state) ? undefined : name;
  } catch {
    return undefined;
  }
}
