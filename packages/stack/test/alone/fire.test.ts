import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { availableParallelism, loadavg } from "node:os";
import type { SignedForm } from "@signed-s3/contracts";
import { engine } from "../container.ts";
import { freeze, until, untilHealthy } from "../faults.ts";
import { identity } from "../identity/identity.ts";
import { type FormLoad, startFormLoad } from "../load/form-load.ts";
import type { LoadOutcome } from "../load/messages.ts";
import { tailOf } from "../load/percentile.ts";
import { stolenSeconds } from "../load/stolen-seconds.ts";
import { type TestFleet, testFleet } from "../test-fleet.ts";
import { loadBalancerHost } from "./load-balancer-host.ts";
import { type NextVersion, nextVersion, versionOf } from "./next-version.ts";
import { failedUploads, type TriedUpload, tryUpload } from "./uploads.ts";

const perSecond = 1500;
// At least: the last fault is awaited, however long a busy machine takes over it.
const seconds = 60;
// At half of it they are fetched anew: also where the machine is busy with other things, nothing is late by the other half.
const lifeSeconds = 60;
const role = identity(lifeSeconds);
const { dockerode } = engine.container;

let fleet: TestFleet;
let next: NextVersion;
let rotation: NodeJS.Timeout;
let outcome: LoadOutcome;
let stolen: number;
let uploads: TriedUpload[];

/** A part of the load: its seconds. */
interface Phase {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}
const phases: Phase[] = [];

/** Does something to the fleet from a second of the load on, and notes how long it lasted. */
async function during(load: FormLoad, name: string, from: number, work: () => Promise<void>): Promise<void> {
  await load.until(from);
  const began = load.second();
  await work();
  phases.push({ name, from: began, to: load.second() });
}

/** The address that the replicas' role is at is there once on an engine: another run's fleet is waited for. */
async function upInTurn(): Promise<void> {
  for (const deadline = performance.now() + 240_000; ; await Bun.sleep(5000)) {
    try {
      return await fleet.up();
    } catch (error) {
      if (!String(error).includes("overlap") || performance.now() > deadline) throw error;
      console.log("fire: waiting for another run's fleet to end");
    }
  }
}

beforeAll(async () => {
  const variables = { RATE_LIMIT_PER_MINUTE: "1000000" };
  fleet = await testFleet({ ...role.fleet, variables, healthSeconds: 5, goesFirst: true });
  // It is asked before the store is there, and while it is away; then the replicas go on with what they have.
  rotation = setInterval(() => void role.rotate(fleet.storeUrl).catch(() => {}), 4000);
  next = await nextVersion();
  await upInTurn();
  const [first, second, third] = (await fleet.containers("api")).map(({ Id }) => dockerode.getContainer(Id));
  if (!first || !second || !third) throw new Error("There are no three replicas");

  const tried: Promise<TriedUpload>[] = [];
  const stolenBefore = stolenSeconds();
  const load = await startFormLoad({
    host: await loadBalancerHost(fleet),
    perSecond,
    seconds,
    sampleEvery: 200,
    onForm: (...form) => tried.push(tryUpload(...form)),
  });
  await during(load, "killed by SIGKILL", 3, async () => {
    await first.kill({ signal: "SIGKILL" });
    await load.until(8);
    await first.start();
    await untilHealthy(first);
  });
  await during(load, "stopped by SIGTERM", 12, async () => {
    await second.stop({ t: 15 });
    await load.until(16);
    await second.start();
    await untilHealthy(second);
  });
  await during(load, "frozen", 21, async () => {
    await freeze(third);
    await load.until(27);
    await third.unpause();
    await untilHealthy(third);
  });
  await during(load, "all replaced", 31, () => fleet.with({ API_IMAGE: next.image }).roll(() => {}));
  // The last phase's end is to be seen under load as well: a request is sent after it, however late the sender is.
  await Bun.sleep(500);
  outcome = await load.end();
  stolen = stolenSeconds() - stolenBefore;
  uploads = await Promise.all(tried);
}, 600_000);
afterAll(async () => {
  clearInterval(rotation);
  await fleet?.down();
  await next?.[Symbol.asyncDispose]();
}, 60_000);

describe(`a fleet asked for ${perSecond} forms a second, whose replicas are killed, stopped, frozen and replaced`, () => {
  test("fails no request", () => {
    const { latencies, lags, failures, cpuSeconds } = outcome;
    console.log(
      `fire: ${latencies.length} requests in ${(latencies.length / perSecond).toFixed(1)} s, ${failures.length} failed; ${tailOf(latencies)}`,
    );
    for (const { name, from, to } of phases) {
      const part = latencies.slice(Math.floor(from * perSecond), Math.ceil(to * perSecond));
      console.log(`fire: ${name}, second ${from.toFixed(1)} to ${to.toFixed(1)}: ${tailOf(part)}`);
    }
    console.log(`fire: the sender was late by ${tailOf(lags)}, and took ${cpuSeconds.toFixed(1)} s of processor time`);
    console.log(
      `fire: ${loadavg()[0]?.toFixed(1)} processes wanted one of ${availableParallelism()} processors, whose host kept ${stolen.toFixed(1)} s`,
    );
    expect(failures).toEqual([]);
    expect(latencies.length).toBeGreaterThanOrEqual(perSecond * seconds);
  });

  test("was under load from the first fault to the last", () => {
    expect(phases).toHaveLength(4);
    const lastSentAt = outcome.lags.length / perSecond + (outcome.lags.at(-1) ?? 0) / 1000;
    for (const { to } of phases) expect(to).toBeLessThan(lastSentAt);
  });

  test("gives each form a key of its own, over all replicas", () => {
    expect(outcome.forms).toHaveLength(outcome.latencies.length);
    expect(new Set(outcome.forms.map(({ key }) => key)).size).toBe(outcome.forms.length);
  });

  test("gives forms that the store takes, during each of the faults", async () => {
    for (const { name, from, to } of phases) {
      const part = uploads.filter(({ second }) => second >= from && second <= to);
      console.log(`fire: ${name}: ${part.length} uploads tried`);
      expect(part.length).toBeGreaterThan(2);
    }
    expect(await failedUploads(uploads, fleet.storeUrl)).toEqual([]);
  }, 30_000);

  test("signs by credentials that are alive, and by all that are rotated in, and no form outlives them", () => {
    const used = new Set(outcome.forms.map(({ accessKeyId }) => accessKeyId));
    console.log(`fire: ${used.size} temporary credentials of ${lifeSeconds} s`);
    expect(used.size).toBeGreaterThan(3);
    const dead = outcome.forms.filter(({ accessKeyId, endsAt, receivedAt }) => {
      const credentialsEnd = role.issued.get(accessKeyId)?.endsAt ?? 0;
      return endsAt > credentialsEnd || receivedAt > credentialsEnd;
    });
    expect(dead).toEqual([]);
  });

  test("serves by the new version alone at the end", async () => {
    const replicas = await fleet.containers("api");
    expect(await Promise.all(replicas.map(({ Id }) => versionOf(Id)))).toEqual(Array(3).fill(next.version));
  });
});

describe("a fleet whose store is away for ten seconds", () => {
  test("goes on signing and stays ready, tells of the store, and is whole again when it is back", async () => {
    const ready = async () => {
      const answer = await fetch(`${fleet.url}/health/ready`);
      const { bucket } = (await answer.json()) as { readonly bucket: string };
      return { status: answer.status, bucket };
    };
    const seen = new Set<number>();
    const tried: Promise<TriedUpload>[] = [];
    const load = await startFormLoad({
      host: await loadBalancerHost(fleet),
      perSecond: 300,
      seconds: 15,
      sampleEvery: 300,
      onForm: (...form) => tried.push(tryUpload(...form)),
    });
    const [minio] = (await fleet.containers("minio")).map(({ Id }) => dockerode.getContainer(Id));
    if (!minio) throw new Error("There is no store");
    await load.until(1);
    await minio.stop({ t: 2 });
    const goneAt = load.second();
    const refused = tryUpload(await formOf(fleet.url), 0, goneAt);
    await until("a replica tells of the store", async () => {
      const { status, bucket } = await ready();
      seen.add(status);
      return bucket.startsWith("unreachable since ");
    });
    await load.until(goneAt + 10);
    await minio.start();
    await until("all replicas see the store again", async () => {
      const answers = await Promise.all(Array.from({ length: 9 }, ready));
      for (const { status } of answers) seen.add(status);
      return answers.every(({ bucket }) => bucket === "reachable");
    });
    const { failures, latencies } = await load.end();
    console.log(
      `fire: store away for 10 s, ${failures.length} of ${latencies.length} requests failed; ${tailOf(latencies)}`,
    );
    expect(failures).toEqual([]);
    expect([...seen]).toEqual([200]);
    expect((await refused).answered).toContain("Unable to connect");
    const last = await tryUpload(await formOf(fleet.url), 1, load.second());
    expect(await failedUploads([last], fleet.storeUrl)).toEqual([]);
    // Those of the first second were taken, and are still there.
    expect(await failedUploads((await Promise.all(tried)).slice(0, 1), fleet.storeUrl)).toEqual([]);
  }, 120_000);
});

async function formOf(url: string): Promise<SignedForm> {
  const answer = await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });
  const { data } = (await answer.json()) as { readonly data: SignedForm };
  return data;
}
