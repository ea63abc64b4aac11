import type { Account } from "../servers/account.ts";
import type { Answer } from "./answer.ts";
import type { Exchange, Question } from "./exchange.ts";

/**
 * Asks a server some times, and tells what is wrong with its answers.
 *
 * @param url The server, such as `http://127.0.0.1:3000`.
 * @param exchange What to ask and how to judge.
 * @param account What it signs for.
 * @param samples How many answers are judged.
 * @returns Undefined: each was right, and gave away a key of its own.
 */
export async function faultOfServer(
  url: string,
  exchange: Exchange,
  account: Account,
  samples = 64,
): Promise<string | undefined> {
  const keys = new Set<string>();
  for (let asked = 0; asked < samples; asked++) {
    const judgement = exchange.judge(await ask(url, exchange.question), account, Date.now());
    if ("fault" in judgement) return judgement.fault;
    keys.add(judgement.key);
  }
  if (!exchange.constant && keys.size !== samples) return "a key was given away twice";
  if (exchange.mustRefuse === undefined) return undefined;
  const { status } = await ask(url, exchange.mustRefuse);
  return status >= 400 && status < 500 ? undefined : `a bad request was answered with ${status}`;
}

/** Asks a server once. */
export async function ask(url: string, { method, path, headers, body }: Question): Promise<Answer> {
  const response = await fetch(url + path, {
    method,
    headers,
    body: body ?? null,
    redirect: "manual",
    signal: AbortSignal.timeout(10_000),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}
