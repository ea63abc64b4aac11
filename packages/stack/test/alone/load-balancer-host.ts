import { engine } from "../container.ts";
import type { TestFleet } from "../test-fleet.ts";

/**
 * Where a load reaches the load balancer: its container's own address, where this machine can reach it, which is so where the
 * engine runs without a virtual machine. The published port leads through a process of the engine that takes as much of the
 * processors as the load balancer itself.
 */
export async function loadBalancerHost(fleet: TestFleet): Promise<string> {
  const [loadBalancer] = await fleet.containers("load-balancer");
  if (!loadBalancer) return fleet.host;
  const { NetworkSettings } = await engine.container.dockerode.getContainer(loadBalancer.Id).inspect();
  for (const { IPAddress } of Object.values(NetworkSettings.Networks)) {
    const host = `${IPAddress}:8080`;
    const answer = await fetch(`http://${host}/health/live`, { signal: AbortSignal.timeout(1000) }).catch(
      () => undefined,
    );
    if (answer?.ok) return host;
  }
  return fleet.host;
}
