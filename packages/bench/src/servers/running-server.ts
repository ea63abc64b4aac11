import { closeSync, ftruncateSync, openSync } from "node:fs";
import { createServer } from "node:net";
import { onCores } from "../process/on-cores.ts";
import { readTree, type TreeUse, treeOf } from "../process/process-tree.ts";
import { repository } from "./repository.ts";

/** How a server is started. */
export interface Launch {
  readonly command: readonly [string, ...string[]];
  /** Beside `HOST`, `PORT` and what it signs for. */
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
}

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  readonly use: () => TreeUse;
  /** Forgets what it has logged so far, so that a long run does not fill the disk. */
  readonly dropLog: () => void;
  /** Asks it to end, and waits until it has. */
  readonly end: () => Promise<void>;
  /** Ends it and all of its processes, at once. */
  readonly stop: () => Promise<void>;
}

const startLimitMs = 60_000;
const running = new Set<number>();

/** Ends every server that runs, at once: for an end before the end. */
export function killServers(): void {
  for (const root of running) for (const pid of treeOf(root)) kill(pid);
}

/**
 * Starts a server on a free port of this machine and waits until it answers there. It ends when this process does, however
 * that ends.
 *
 * @param launch How.
 * @param variables What it signs for.
 * @param cores The cores it may use, as `taskset` lists them.
 * @param logFile Where its standard output goes.
 * @throws {Error} It ended, or did not listen in time; with what it wrote.
 */
export async function startServer(
  launch: Launch,
  variables: Readonly<Record<string, string>>,
  cores: string,
  logFile: string,
): Promise<RunningServer> {
  const port = await freePort();
  const log = openSync(logFile, "a");
  const child = Bun.spawn(onCores(cores, launch.command), {
    cwd: launch.cwd ?? repository,
    // Nothing of this process's own environment reaches it but the path: what it finds there must not change the outcome.
    env: { PATH: process.env["PATH"] ?? "", ...variables, HOST: "127.0.0.1", PORT: String(port), ...launch.env },
    stdio: ["ignore", log, log],
  });
  running.add(child.pid);
  const stop = async (): Promise<void> => {
    for (const pid of treeOf(child.pid)) kill(pid);
    await child.exited;
    running.delete(child.pid);
    closeSync(log);
  };
  const deadline = Date.now() + startLimitMs;
  while (!(await listens(port))) {
    const ended = child.exitCode ?? child.signalCode;
    if (ended === null && Date.now() < deadline) await Bun.sleep(10);
    else {
      await stop();
      const said = (await Bun.file(logFile).text()).trim().split("\n").slice(-15).join("\n");
      // The first line is told in the report.
      const fault =
        ended === null ? `it did not listen within ${startLimitMs / 1000} seconds` : `it ended with ${ended}`;
      throw new Error(`${fault}\n${launch.command.join(" ")}\n${said}`);
    }
  }
  return {
    url: `http://127.0.0.1:${port}`,
    use: () => readTree(child.pid),
    dropLog: () => ftruncateSync(log),
    async end() {
      child.kill("SIGTERM");
      await child.exited;
      await stop();
    },
    stop,
  };
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}

async function listens(port: number): Promise<boolean> {
  try {
    const socket = await Bun.connect({ hostname: "127.0.0.1", port, socket: { data() {} } });
    socket.end();
    return true;
  } catch {
    return false;
  }
}

/** A port that nothing listens on. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
