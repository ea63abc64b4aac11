import { readFileSync } from "node:fs";

/** By it Linux hands the connections that wait for a dead worker to the others. */
export const migration = "net.ipv4.tcp_migrate_req";

/** Whether it is known that connections that wait for a worker are reset when it dies. */
export function areResetWithWorker(): boolean {
  try {
    return readFileSync(`/proc/sys/${migration.replaceAll(".", "/")}`, "utf8").trim() === "0";
  } catch {
    return false;
  }
}
