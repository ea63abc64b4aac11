import { join } from "node:path";
import { variablesOf } from "../servers/account.ts";
import type { Peer } from "../servers/peer.ts";
import { type RunningServer, startServer } from "../servers/running-server.ts";
import { faultOfServer } from "../verification/verify-server.ts";
import { type LoadPlan, type Sample, sample } from "./measure.ts";

/** What was measured of one peer; without samples, why there are none. */
export interface Measured {
  readonly name: string;
  readonly title: string;
  readonly samples: readonly Sample[];
  readonly peakResidentBytes: number;
  /** Why it has no row. */
  readonly missing?: string;
}

/** How long peers are measured. */
export interface Rounds {
  /** How often all are started anew: two processes of one program differ by a tenth, as their compilers see other code first. */
  readonly starts: number;
  /** Rounds after each start. */
  readonly count: number;
  readonly seconds: number;
  readonly warmUpSeconds: number;
}

interface Entrant {
  readonly peer: Peer;
  readonly samples: Sample[];
  /** Undefined: it does not run. */
  server?: RunningServer | undefined;
  peakResidentBytes: number;
  missing?: string;
}

/**
 * Measures peers in turns: one after the other in each round, so that what changes on the machine meanwhile changes all of
 * them. Answers are judged before the first round of each start and after its last. A peer that can't be had, or answers
 * wrongly, is left out with the reason.
 *
 * @param peers The peers.
 * @param rounds How often and how long.
 * @param plan From where.
 */
export async function interleaved(
  peers: readonly Peer[],
  rounds: Rounds,
  plan: LoadPlan,
): Promise<readonly Measured[]> {
  const entrants = peers.map((peer): Entrant => ({ peer, samples: [], peakResidentBytes: 0 }));
  const { progress } = plan;
  const inTurn = async (title: string, turn: (entrant: Entrant, server: RunningServer) => Promise<void>) => {
    progress(`${title} …`);
    for (const entrant of entrants) {
      if (entrant.server === undefined || entrant.missing !== undefined) continue;
      await turn(entrant, entrant.server).catch((error: unknown) => leaveOut(entrant, error, plan));
    }
  };
  for (let start = 1; start <= rounds.starts; start++) {
    const running = entrants.filter(({ missing }) => missing === undefined);
    try {
      for (const entrant of running) await enter(entrant, plan).catch((error) => leaveOut(entrant, error, plan));
      await inTurn(`start ${start} of ${rounds.starts}, warming up`, async ({ peer }, server) => {
        await requireRight(peer, server, plan);
        await sample(server, peer, rounds.warmUpSeconds, plan);
      });
      for (let round = 1; round <= rounds.count; round++) {
        await inTurn(`start ${start}, round ${round} of ${rounds.count}`, async ({ peer, samples }, server) => {
          samples.push(await sample(server, peer, rounds.seconds, plan));
        });
      }
      await inTurn("judging the answers once more", async (entrant, server) => {
        await requireRight(entrant.peer, server, plan);
        entrant.peakResidentBytes = Math.max(entrant.peakResidentBytes, server.use().peakResidentBytes);
      });
    } finally {
      await Promise.all(running.map(leave));
    }
  }
  return entrants.map(({ peer: { name, title }, samples, peakResidentBytes, missing }) =>
    missing === undefined
      ? { name, title, samples, peakResidentBytes }
      : { name, title, samples: [], peakResidentBytes: 0, missing },
  );
}

async function enter(entrant: Entrant, plan: LoadPlan): Promise<void> {
  const { peer } = entrant;
  const launch = await peer.prepare(plan.progress, plan.account);
  const log = join(plan.folder, `${peer.name}.log`);
  entrant.server = await startServer(launch, variablesOf(plan.account), plan.cores.server, log);
}

async function leave(entrant: Entrant): Promise<void> {
  const { server } = entrant;
  // Should it not start again, there is nothing to stop a second time.
  entrant.server = undefined;
  await server?.stop();
}

async function requireRight({ exchange }: Peer, { url }: RunningServer, { account }: LoadPlan): Promise<void> {
  const fault = await faultOfServer(url, exchange, account);
  if (fault !== undefined) throw new Error(`it answers wrongly: ${fault}`);
}

function leaveOut(entrant: Entrant, error: unknown, { progress }: LoadPlan): void {
  entrant.missing = error instanceof Error ? error.message : String(error);
  progress(`${entrant.peer.name} is left out: ${entrant.missing}`);
}
