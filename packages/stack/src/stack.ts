import { fileURLToPath } from "node:url";
import { type Progress, runProgram, SetUpError } from "@signed-s3/testkit";
import type { Prerequisites } from "./prerequisites.ts";
import { type RunCompose, rollReplicas } from "./roll-replicas.ts";
import { runningVariables } from "./running-variables.ts";

const DOCKER_FOLDER = new URL("../../../docker/", import.meta.url);

/** Which stack it is, and how it differs from what docker/compose.yaml says. */
export interface StackOptions extends Prerequisites {
  /** The port of this machine at which the service is reached. Default: 8080. */
  readonly port?: number;
  /**
   * Compose's name for it: two stacks of different names know nothing of each other. Default:
   * `COMPOSE_PROJECT_NAME`, else signed-s3, or that of `file`.
   */
  readonly project?: string;
  /** The file of `docker/` that says what it consists of. Default: compose.yaml. */
  readonly file?: string;
  /** A file laid over it. */
  readonly override?: string;
}

/** The service as a fleet of containers. */
export interface Stack {
  /** Builds the image of what has changed. */
  readonly build: () => Promise<void>;
  /**
   * Starts what doesn't run yet, and waits until all of it is healthy.
   *
   * @throws {SetUpError} Part of it doesn't start; with what that part said.
   */
  readonly up: () => Promise<void>;
  /**
   * Replaces the replicas one after the other by what the files and the built image say now, with the variables that they were
   * started with unless the environment says others: each old one is stopped when a new one is healthy, so that there are never
   * fewer than there were.
   *
   * @param progress Told of each replica.
   * @throws {SetUpError} A new one doesn't become healthy. It is taken away, and the old ones that are left go on.
   */
  readonly roll: (progress: Progress) => Promise<void>;
  /** Takes everything away, stored files included. */
  readonly down: () => Promise<void>;
  /** Whether any of its containers is there. */
  readonly isThere: () => Promise<boolean>;
}

const trial = "compose.yaml";
const CURE = "Mend what it says, then run again.";

/** A stack of docker/compose.yaml; nothing is started yet. */
export function stack({
  compose,
  variables,
  port = 8080,
  file = trial,
  // This file can't say so itself, as a Swarm takes no name in it.
  project = file === trial && !process.env["COMPOSE_PROJECT_NAME"] ? "signed-s3" : undefined,
  override,
}: StackOptions): Stack {
  const [program, ...words] = compose;
  const files = [fileURLToPath(new URL(file, DOCKER_FOLDER)), ...(override === undefined ? [] : [override])].flatMap(
    (path) => ["--file", path],
  );
  const name = project === undefined ? [] : ["--project-name", project];
  const runWith =
    (kept: Readonly<Record<string, string>>): RunCompose =>
    (...args) =>
      runProgram(program, [...words, ...name, ...files, "--ansi", "never", ...args], {
        env: { ...kept, ...variables, STACK_PORT: String(port) },
        cure: CURE,
      });
  const run = runWith({});

  return {
    async build() {
      await run("build", "--quiet");
    },
    async up() {
      try {
        await run("up", "--detach", "--no-build", "--no-recreate", "--wait", "--wait-timeout", "120");
        await untilReady(`http://127.0.0.1:${port}/health/ready`);
      } catch (error) {
        if (!(error instanceof SetUpError)) throw error;
        // The states have exit codes, the log their reasons.
        const states = await endedStates(run);
        const log = await run("logs", "--tail", "20");
        throw new SetUpError([error.problem, states, log].join("\n"), CURE);
      }
    },
    async roll(progress) {
      const kept = Object.entries(file === trial ? await runningVariables(run) : {});
      // What the caller says anew holds.
      const unsaid = Object.fromEntries(kept.filter(([name]) => process.env[name] === undefined));
      await rollReplicas(runWith(unsaid), progress);
    },
    async down() {
      await run("down", "--volumes", "--remove-orphans", "--timeout", "5");
    },
    async isThere() {
      return (await run("ps", "--all", "--quiet")).trim() !== "";
    },
  };
}

/** What state each container is in. One that ends again and again has an exit code only in between: that is waited for, a while. */
async function endedStates(run: RunCompose): Promise<string> {
  const deadline = performance.now() + 5000;
  for (;;) {
    const states = await run("ps", "--all", "--format", "table {{.Name}}\t{{.Status}}");
    if (/\(\d+\)/.test(states) || performance.now() > deadline) return states;
    await Bun.sleep(100);
  }
}

/** The load balancer is the one part that can't be asked from within: it looks for replicas when it has started. */
async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + 15_000;
  while (performance.now() < deadline) {
    const answer = await fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
    if (answer?.ok) return;
    await Bun.sleep(100);
  }
  throw new SetUpError(`The load balancer has found no replica: ${url} doesn't answer 200.`, CURE);
}
