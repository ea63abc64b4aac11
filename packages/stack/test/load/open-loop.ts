import { type Connection, openConnection, type RawAnswer } from "./connection.ts";

/** What is asked, and how often. */
export interface Load {
  readonly hostname: string;
  readonly port: number;
  /** A whole HTTP/1.1 request without a body. */
  readonly request: string;
  readonly perSecond: number;
  /** How long it lasts at least. */
  readonly seconds: number;
  /** Asked from then on: while it isn't so, the load goes on. */
  readonly mayEnd: () => boolean;
  /** Kept connections. While all of them wait, requests wait for one, and their latency counts it. */
  readonly connections: number;
  /** The longest time to wait for an answer, in milliseconds. */
  readonly limitMs: number;
}

/** How a load went; times in milliseconds, by the number of the request. */
export interface LoadTimes {
  /** From the moment that the schedule has for a request to the end of its answer. */
  readonly latencies: readonly number[];
  /** From the moment that the schedule has for a request to its sending: how well the sender kept its schedule. */
  readonly lags: readonly number[];
}

/**
 * Sends requests by the clock, whether or not earlier ones have their answers: a service that stalls finds all of them
 * waiting, and each counts the time from when it was due.
 *
 * @param load What is asked, and how often.
 * @param onAnswer Told of each answer with the request's number; an error where there is none.
 * @param onStart Told when the first request is due.
 */
export async function openLoop(
  load: Load,
  onAnswer: (number: number, answer: RawAnswer | Error) => void,
  onStart: () => void,
): Promise<LoadTimes> {
  const { hostname, port, request, perSecond, limitMs, mayEnd } = load;
  const least = perSecond * load.seconds;
  const idle: Connection[] = await Promise.all(
    Array.from({ length: load.connections }, () => openConnection(hostname, port)),
  );
  const waiting: ((connection: Connection) => void)[] = [];
  const latencies: number[] = [];
  const lags: number[] = [];
  const asked: Promise<void>[] = [];
  const startedAt = performance.now();
  const dueAt = (number: number): number => startedAt + (number * 1000) / perSecond;

  const giveBack = (connection: Connection): void => {
    const next = waiting.shift();
    if (next) next(connection);
    else idle.push(connection);
  };
  const ask = async (number: number): Promise<void> => {
    let connection = idle.shift() ?? (await new Promise<Connection>((resolve) => waiting.push(resolve)));
    lags[number] = performance.now() - dueAt(number);
    let answer: RawAnswer | Error;
    try {
      if (!connection.isOpen()) connection = await openConnection(hostname, port);
      answer = await connection.ask(request, limitMs);
    } catch (error) {
      answer = error instanceof Error ? error : new Error(String(error));
    }
    latencies[number] = performance.now() - dueAt(number);
    giveBack(connection);
    onAnswer(number, answer);
  };
  onStart();
  const goesOn = (): boolean => asked.length < least || !mayEnd();
  while (goesOn()) {
    while (goesOn() && performance.now() >= dueAt(asked.length)) asked.push(ask(asked.length));
    await Bun.sleep(1);
  }
  await Promise.all(asked);
  for (const connection of idle) connection.close();
  return { latencies, lags };
}
