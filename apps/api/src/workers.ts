import type { Environment } from "./config/secret-files.ts";
import { onEndSignal } from "./end-signals.ts";
import type { Logger } from "./logger.ts";
import { areResetWithWorker, migration } from "./waiting-connections.ts";

/** Tells a process that it is one of several, and which. */
const workerVariable = "SIGNED_S3_WORKER";

/** Whether this process was started by {@link superviseWorkers}. */
export const isWorker = (): boolean => process.env[workerVariable] !== undefined;

/** Tells the process that started this worker that it listens. */
export const tellSupervisor = (): void => void process.send?.("listening");

/** Shuts this worker down when the process that started it is gone: nobody else would. */
export function endWithSupervisor(): void {
  process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
}

const restartDelayMs = 500;
/** For how long workers may go on after a signal, which is a little longer than they allow themselves; and after a second one. */
const mostMsToEnd = { first: 11_000, second: 1000 };

/**
 * Runs the service in several processes that share its port: the kernel spreads connections over them. One that dies is
 * started again; signals are passed on, and this process ends when all of them have. One that does not is killed.
 *
 * @param count How many.
 * @param environment Their environment variables.
 * @param logger Told of workers that died.
 * @returns The exit code: 0 when every worker ended well.
 */
export async function superviseWorkers(count: number, environment: Environment, logger: Logger): Promise<number> {
  if (areResetWithWorker()) {
    const advice = "a worker that is killed resets connections that it has not accepted, unless this is 1";
    logger.info({ sysctl: migration }, advice);
  }
  const running = new Map<number, Bun.Subprocess>();
  let ending: NodeJS.Signals | undefined;
  let haveListened = false;
  const passOn = (signal: NodeJS.Signals) => {
    const mostMs = ending === undefined ? mostMsToEnd.first : mostMsToEnd.second;
    ending = signal;
    for (const worker of running.values()) worker.kill(signal);
    const killAll = () => {
      for (const worker of running.values()) worker.kill("SIGKILL");
    };
    setTimeout(killAll, mostMs).unref();
  };
  onEndSignal(passOn);

  const keepRunning = async (index: number): Promise<number> => {
    for (;;) {
      const worker = startWorker(index, environment, () => {
        haveListened = true;
      });
      running.set(index, worker);
      const code = await worker.exited;
      // One that is still starting has nothing to finish: the signal itself ends it. Another one cuts requests off.
      if (ending) return worker.signalCode === ending ? 0 : code;
      // What none of them could start by stays wrong. Later it may be a file that is just being replaced, and the others serve.
      if (!haveListened && worker.signalCode === null) {
        passOn("SIGTERM");
        return code;
      }
      logger.error({ worker: index, code, signal: worker.signalCode }, "worker died, starting another");
      await Bun.sleep(restartDelayMs);
      if (ending) return 0;
    }
  };
  const codes = await Promise.all(Array.from({ length: count }, (_, index) => keepRunning(index)));
  return Math.max(...codes);
}

function startWorker(index: number, environment: Environment, onListening: () => void): Bun.Subprocess {
  // A compiled binary is its own program; else the program is Bun's first argument.
  const isCompiled = Bun.main.startsWith("/$bunfs/") || Bun.main.includes("~BUN");
  const command = isCompiled ? [process.execPath] : [process.execPath, Bun.main];
  return Bun.spawn(command, {
    env: { ...environment, [workerVariable]: String(index) },
    stdio: ["ignore", "inherit", "inherit"],
    // Besides, it closes when this process dies, however it does.
    ipc: onListening,
  });
}
