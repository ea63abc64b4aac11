import { EventQueue } from "./event-queue.ts";
import { exponential, type Random, seeded } from "./random.ts";

/** How lost replicas behave until they are noticed: their machines answer with a reset, or nothing answers at all. */
export type Loss = "refused" | "silent";

/** What is simulated. All times are in milliseconds. */
export interface FleetOptions {
  readonly replicas: number;
  /** Of one replica, which serves one request after the other. */
  readonly serviceMs: number;
  /** Before any loss: 0 … 1. */
  readonly utilisation: number;
  /** How many replicas a load balancer compares the connections of, to choose one. Several balancers know less than one. */
  readonly choices: number;
  /** How many are lost, and how; a loss happens after the warm-up. */
  readonly lost: number;
  readonly loss: Loss;
  /** Requests are counted that arrive in this time after the warm-up. */
  readonly durationMs: number;
  readonly warmUpMs: number;
  readonly seed: number;
}

/** What became of the requests that were counted. */
export interface FleetResult {
  readonly requests: number;
  /** Their attempts were used up. */
  readonly failed: number;
  /** Answered after {@link lateMs}. */
  readonly late: number;
  readonly meanMs: number;
  readonly worstMs: number;
}

/** docker/haproxy.cfg: `timeout connect`, `timeout server`, `retries`, and `inter` and `fastinter` with `fall 2`. */
const connectLimitMs = 1000;
const answerLimitMs = 2000;
const checkMs = 500;
const fastCheckMs = 250;

/** How often a request is sent at most. */
export const attempts = 4;
/** From when on an answer counts as late. */
export const lateMs = 100;

interface Request {
  readonly arrivedAt: number;
  attempt: number;
}
interface Event {
  readonly kind: "arrive" | "attempt" | "leave" | "lose" | "notice";
  readonly replica?: number;
  readonly request?: Request;
}

/**
 * Simulates a fleet behind its load balancers: requests arrive at random times, are sent to the replica with the least
 * connections of a few drawn ones, and are sent again when a replica is gone. The same options give the same result.
 */
export function simulateFleet(options: FleetOptions): FleetResult {
  const { replicas, serviceMs, utilisation, choices, lost, loss, durationMs, warmUpMs } = options;
  const random = seeded(options.seed);
  const events = new EventQueue<Event>();
  const connections = new Int32Array(replicas);
  const freeAt = new Float64Array(replicas);
  const known = Array.from({ length: replicas }, (_, index) => index);
  const waiting = Array.from({ length: replicas }, () => new Set<Request>());
  const gapMs = serviceMs / (utilisation * replicas);
  const endMs = warmUpMs + durationMs;
  const counts = { requests: 0, failed: 0, late: 0, worstMs: 0, sumMs: 0 };
  let now = 0;
  let lostNow = 0;
  const isLost = (replica: number) => replica < lostNow;
  const isCounted = ({ arrivedAt }: Request) => arrivedAt >= warmUpMs;

  const retry = (request: Request, at: number): void => {
    request.attempt += 1;
    if (request.attempt < attempts) events.push(at, { kind: "attempt", request });
    else if (isCounted(request)) counts.failed += 1;
  };
  const send = (request: Request): void => {
    const replica = leastOf(known, connections, choices, random);
    if (isLost(replica)) meetLost(request, replica);
    else serve(request, replica);
  };
  const meetLost = (request: Request, replica: number): void => {
    // Silence holds a connection for as long as somebody waits for it to be taken.
    const waitedMs = loss === "refused" ? 0 : connectLimitMs;
    connections[replica] = (connections[replica] ?? 0) + 1;
    events.push(now + waitedMs, { kind: "leave", replica });
    retry(request, now + waitedMs);
  };
  const serve = (request: Request, replica: number): void => {
    connections[replica] = (connections[replica] ?? 0) + 1;
    waiting[replica]?.add(request);
    const doneAt = Math.max(now, freeAt[replica] ?? 0) + exponential(serviceMs, random);
    freeAt[replica] = doneAt;
    // Who waits too long goes elsewhere, while the replica does the work all the same.
    if (doneAt > now + answerLimitMs) {
      events.push(doneAt, { kind: "leave", replica });
      retry(request, now + answerLimitMs);
    } else events.push(doneAt, { kind: "leave", replica, request });
  };
  const leave = ({ replica = 0, request }: Event): void => {
    connections[replica] = Math.max(0, (connections[replica] ?? 0) - 1);
    // One that was in a replica when it was lost has been sent again.
    if (!request || !waiting[replica]?.delete(request) || !isCounted(request)) return;
    const tookMs = now - request.arrivedAt;
    counts.sumMs += tookMs;
    counts.worstMs = Math.max(counts.worstMs, tookMs);
    if (tookMs > lateMs) counts.late += 1;
  };
  const lose = (): void => {
    lostNow = lost;
    for (let replica = 0; replica < lost; replica += 1) {
      for (const request of waiting[replica] ?? []) retry(request, loss === "refused" ? now : now + answerLimitMs);
      waiting[replica]?.clear();
      connections[replica] = 0;
      events.push(now + random() * checkMs + fastCheckMs, { kind: "notice", replica });
    }
  };

  events.push(0, { kind: "arrive" });
  if (lost > 0) events.push(warmUpMs, { kind: "lose" });
  while (events.nextAt < Number.POSITIVE_INFINITY) {
    now = events.nextAt;
    const event = events.pop();
    if (event?.kind === "arrive") {
      const request = { arrivedAt: now, attempt: 0 };
      if (isCounted(request)) counts.requests += 1;
      send(request);
      const next = now + exponential(gapMs, random);
      if (next < endMs) events.push(next, { kind: "arrive" });
    } else if (event?.kind === "attempt" && event.request) send(event.request);
    else if (event?.kind === "leave") leave(event);
    else if (event?.kind === "lose") lose();
    else if (event?.kind === "notice") known.splice(known.indexOf(event.replica ?? -1), 1);
  }
  const { sumMs, ...result } = counts;
  return { ...result, meanMs: sumMs / Math.max(1, counts.requests - counts.failed) };
}

function leastOf(known: readonly number[], connections: Int32Array, choices: number, random: Random): number {
  let least = draw(known, random);
  for (let choice = 1; choice < choices; choice += 1) {
    const other = draw(known, random);
    if ((connections[other] ?? 0) < (connections[least] ?? 0)) least = other;
  }
  return least;
}

const draw = (known: readonly number[], random: Random): number => known[Math.floor(random() * known.length)] ?? 0;
