import { join } from "node:path";
import { onCores } from "../process/on-cores.ts";
import { isMembers } from "../verification/answer.ts";
import type { Question } from "../verification/exchange.ts";

/** What a load has brought. */
export interface LoadResult {
  readonly requests: number;
  readonly perSecond: number;
  /** Milliseconds from a request to its whole answer. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** How a server is loaded. */
export interface LoadOptions {
  readonly url: string;
  readonly question: Question;
  readonly seconds: number;
  /** The cores of the load itself, as `taskset` lists them. */
  readonly cores: string;
  /** A folder for files of its own. */
  readonly folder: string;
  /** Default: 32. */
  readonly connections?: number | undefined;
}

/**
 * Asks a server the same as fast as it answers, over some connections at once: a closed loop.
 *
 * @throws {Error} A request failed or was refused: what was measured then is not what it should be.
 */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const { url, question, seconds, cores, connections = 32 } = options;
  const bodyFile = join(options.folder, "body");
  await Bun.write(bodyFile, question.body ?? "");
  const wrk = ["wrk", "-t1", `-c${connections}`, `-d${seconds}s`, "--timeout", "10s"];
  const script = ["-s", join(import.meta.dir, "wrk.lua"), url + question.path];
  const request = ["--", question.method, bodyFile, ...Object.entries(question.headers).flat()];
  const child = Bun.spawn(onCores(cores, [...wrk, ...script, ...request]), { stdout: "pipe", stderr: "pipe" });
  const [said, complaint] = await Promise.all([child.stdout.text(), child.stderr.text()]);
  if ((await child.exited) !== 0) throw new Error(`wrk failed: ${complaint || said}`);
  return readReport(said);
}

/**
 * Reads what `wrk.lua` writes at the end.
 *
 * @throws {Error} It is not there, or tells of failures.
 */
export function readReport(said: string): LoadResult {
  const line = said.split("\n").find((it) => it.startsWith("{"));
  const report: unknown = JSON.parse(line ?? "null");
  if (!isMembers(report)) throw new Error(`wrk did not report: ${said}`);
  const of = (name: string): number => Number(report[name]);
  const bad = of("failed") + of("refused");
  if (bad !== 0 || !(of("requests") > 0)) throw new Error(`${bad} of ${of("requests")} requests failed: ${line}`);
  return {
    requests: of("requests"),
    perSecond: (of("requests") * 1e6) / of("microseconds"),
    p50Ms: of("p50") / 1000,
    p99Ms: of("p99") / 1000,
  };
}
