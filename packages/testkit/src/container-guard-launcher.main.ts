import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const GUARD = fileURLToPath(new URL("./container-guard.main.ts", import.meta.url));

// A session of its own: ^C goes to every process of the terminal's session, and the guard has to outlive it.
spawn(process.execPath, [GUARD, ...process.argv.slice(2)], { detached: true, stdio: "ignore" }).unref();
