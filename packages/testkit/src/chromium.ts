import { aptInstall } from "./apt-install.ts";
import { type Progress, step } from "./progress.ts";
import { SetUpError } from "./set-up-error.ts";

const programs = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];
const CURE = "Install Chromium or Chrome, so that one of chromium, google-chrome is on the PATH, then run again.";

/**
 * Gives a Chromium: one that is on the PATH, or else Debian's, which is installed where that can be done.
 *
 * @param progress Told of what takes time.
 * @returns The program's path.
 * @throws {SetUpError} There is none and none can be installed.
 */
export async function ensureChromium(progress: Progress): Promise<string> {
  const there = onPath();
  if (there !== undefined) return there;
  if (process.getuid?.() !== 0 || Bun.which("apt-get") === null) {
    throw new SetUpError("There is no Chromium on the PATH, and it can't be installed here.", CURE);
  }
  await step(progress, "installing chromium with apt", () => aptInstall(["chromium"], CURE));
  const installed = onPath();
  if (installed === undefined) throw new SetUpError("apt has installed chromium, and it is not on the PATH.", CURE);
  return installed;
}

/** With these it runs as root and without a screen, and speaks to nobody but the pages that it is given. */
export const chromiumFlags: readonly string[] = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

function onPath(): string | undefined {
  return programs.flatMap((program) => Bun.which(program) ?? [])[0];
}
