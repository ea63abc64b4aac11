import { afterAll, beforeAll, describe, expect, test } from "bun:test";
import { formatElapsed, uploadForm } from "@signed-s3/testkit";
import { ensurePrerequisites } from "../../src/prerequisites.ts";
import { freePort } from "../free-port.ts";
import { loadWhile } from "../load-while.ts";
import { joinSwarm, leaveSwarm } from "../swarm/swarm.ts";
import { removeAbandonedStacks, type SwarmStack, swarmStack } from "../swarm/swarm-stack.ts";

const ratePerSecond = 50;
const [port, storePort] = [freePort(), freePort()];
const url = `http://127.0.0.1:${port}`;
const refusal = await joinSwarm();
if (refusal) console.log(`swarm: not run, as this engine makes no Swarm: ${refusal}`);

let stack: SwarmStack;

describe.skipIf(refusal !== undefined)("docker/compose.yaml as a stack of a Swarm", () => {
  beforeAll(async () => {
    const { variables } = await ensurePrerequisites(console.log);
    // Another run may have left the Swarm meanwhile, seeing nothing in it.
    await joinSwarm();
    await removeAbandonedStacks();
    stack = swarmStack({ port, storePort }, { ...variables, RATE_LIMIT_PER_MINUTE: "1000000" });
    const startedAt = performance.now();
    await stack.deploy();
    console.log(`swarm: ${stack.name} runs after ${formatElapsed(performance.now() - startedAt)}`);
  }, 180_000);
  afterAll(async () => {
    try {
      await stack?.remove();
    } finally {
      await leaveSwarm();
    }
  }, 180_000);

  test("signs a form at the load balancer that the store takes", async () => {
    const answer = await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" });
    expect(answer.status).toBe(202);
    const { data: form } = JSON.parse(await answer.text());
    expect((await uploadForm(form, "hello")).status).toBe(201);
  }, 30_000);

  test("fails no request while an update replaces all replicas, one after the other", async () => {
    const before = await stack.replicas();
    const { result, sent, failures, slowestMs } = await loadWhile(url, ratePerSecond, () =>
      stack.update("--env-add", "LOG_LEVEL=warn"),
    );
    console.log(
      `swarm: an update of three replicas, ${failures.length} of ${sent} requests failed, slowest ${slowestMs.toFixed(0)} ms`,
    );
    expect(result).toBe("completed");
    expect(failures).toEqual([]);
    const after = await stack.replicas();
    expect(after).toHaveLength(3);
    expect(after.filter((id) => before.includes(id))).toEqual([]);
  }, 150_000);

  test("takes an update back whose replicas never start, and fails no request meanwhile", async () => {
    const { result, sent, failures } = await loadWhile(url, ratePerSecond, () =>
      stack.update("--env-add", "AUTH=sesame"),
    );
    console.log(`swarm: an update that can't start, ${failures.length} of ${sent} requests failed`);
    expect(result).toBe("rollback_completed");
    expect(failures).toEqual([]);
    expect((await fetch(`${url}/api/v2/s3/create_signed_url`, { method: "POST" })).status).toBe(202);
  }, 150_000);
});
