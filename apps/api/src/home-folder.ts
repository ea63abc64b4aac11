import { homedir } from "node:os";

/**
 * Gives the process a home folder where it has none: a user by number alone, whom no list of users knows, and no `HOME`. The AWS
 * SDK looks below it for shared files in the background, where a failure would end the process.
 */
export function ensureHomeFolder(): void {
  try {
    homedir();
  } catch {
    process.env["HOME"] = "/";
  }
}
