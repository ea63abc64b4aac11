import { createServer } from "node:net";
import { ensureServiceProgram } from "@signed-s3/testkit/service-program";
import { addSecretsOf, watch } from "./leaks/watched.ts";

/** The service as a process of its own. */
export interface Service {
  readonly url: string;
  readonly pid: number;
  /** All that it has written so far. */
  readonly output: () => string;
  /** Ends it with a signal, and gives its exit code. Default: SIGINT, which outside production waits for nobody. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number>;
}

export type Variables = Readonly<Record<string, string>>;
const startLimitMs = 20_000;

/** What the service runs on. */
export interface ServiceRuntime {
  readonly name: string;
  /** The command that starts it with such variables. */
  readonly command: (variables: Variables) => Promise<readonly string[]>;
}

/** Bun, with all in one binary. */
export const bun: ServiceRuntime = { name: "Bun", command: async () => [await ensureServiceProgram()] };

/**
 * Starts the service as a user would, with nothing in its environment but `variables`, and waits until `healthPath`
 * answers 200.
 *
 * @throws {Error} It ended, or did not answer so in time; with what it wrote.
 */
export async function startService(
  variables: Variables,
  healthPath = "/health/ready",
  runtime = bun,
): Promise<Service> {
  const { PORT = String(await freePort()), ...others } = variables;
  const whole = { HOST: "127.0.0.1", PORT, ...others };
  const { child, output, closed } = spawnService(whole, await runtime.command(whole));
  const url = `http://127.0.0.1:${PORT}`;
  const deadline = Date.now() + startLimitMs;
  while (!(await isOk(url + healthPath))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      child.kill("SIGKILL");
      await closed;
      const wasTaken = output().includes(`Port ${PORT} is in use`);
      // It was free a moment ago: other tests run beside this one.
      if (wasTaken && variables["PORT"] === undefined) return startService(variables, healthPath, runtime);
      throw new Error(`The service did not become ready:\n${output()}`);
    }
    await Bun.sleep(20);
  }
  return {
    url,
    pid: child.pid,
    output,
    async stop(signal = "SIGINT") {
      child.kill(signal);
      const code = await child.exited;
      await closed;
      return code;
    },
  };
}

/** Runs the service until it ends by itself. */
export async function runService(
  variables: Variables,
  args: readonly string[] = [],
  runtime = bun,
): Promise<{ code: number; output: string }> {
  const { child, output, closed } = spawnService(variables, [...(await runtime.command(variables)), ...args]);
  const code = await child.exited;
  await closed;
  return { code, output: output() };
}

function spawnService(variables: Variables, command: readonly string[]) {
  const child = Bun.spawn([...command], {
    env: { PATH: process.env["PATH"] ?? "", ...variables },
    stdout: "pipe",
    stderr: "pipe",
  });
  let text = "";
  addSecretsOf(variables);
  watch(`the output of process ${child.pid}`, () => text);
  const keep = async (stream: ReadableStream<Uint8Array>) => {
    const decoder = new TextDecoder();
    for await (const chunk of stream) text += decoder.decode(chunk, { stream: true });
  };
  return { child, output: () => text, closed: Promise.all([keep(child.stdout), keep(child.stderr)]) };
}

async function isOk(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A port that nothing listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
