import type { Engine } from "./engine-client.ts";
import { isAbandoned, labelsOfOwner, MARK } from "./owned-containers.ts";

/** Removes the networks of a process on this host; its containers must be gone. */
export async function removeNetworksOfOwner(engine: Engine, pid: number): Promise<void> {
  const labels = Object.entries(labelsOfOwner(pid)).map(([name, value]) => `${name}=${value}`);
  const networks = await engine.container.dockerode.listNetworks({ filters: { label: labels } });
  await removeNetworks(engine, networks);
}

/** Removes the networks that killed runs left behind: an engine has only some thirty to give. */
export async function removeAbandonedNetworks(engine: Engine): Promise<void> {
  const networks = await engine.container.dockerode.listNetworks({ filters: { label: [`${MARK}=run`] } });
  const owned = networks.map(({ Id, Labels = {}, Created = "" }) => ({
    Id,
    Labels,
    Created: Date.parse(Created) / 1000,
  }));
  await removeNetworks(
    engine,
    owned.filter((network) => isAbandoned(network)),
  );
}

/** One that is gone already is fine. */
async function removeNetworks(engine: Engine, networks: readonly { readonly Id: string }[]): Promise<void> {
  await Promise.allSettled(networks.map(({ Id }) => engine.container.dockerode.getNetwork(Id).remove()));
}
