import { readFileSync } from "node:fs";

/**
 * Seconds that this machine's processors were wanted and not there, since it has started: whoever runs it as a virtual machine
 * gave them to others. Nothing on it can be on time then, however little it has to do. 0 where the system doesn't tell.
 */
export function stolenSeconds(): number {
  try {
    // proc_stat(5): the eighth time of all processors together, in hundredths of a second.
    return Number(readFileSync("/proc/stat", "utf8").split(/\s+/, 9)[8]) / 100;
  } catch {
    return 0;
  }
}
