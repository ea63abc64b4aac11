import { isProcessAlive } from "./live-process.ts";

const POLL_MS = 200;
const IN_FLIGHT_MS = 1000;

const owner = Number(process.argv[2]);

// A pipe would tell sooner, but it would end with the launcher.
while (isProcessAlive(owner)) await Bun.sleep(POLL_MS);

// Loaded only now, so that the guard takes nothing from the tests while it waits.
const { requireEngine } = await import("./engine-client.ts");
const { removeContainersOfOwner } = await import("./owned-containers.ts");
const { removeNetworksOfOwner } = await import("./owned-networks.ts");

const engine = await requireEngine();
await removeContainersOfOwner(engine, owner);
// A container that the owner had asked for in its last moment may appear only now.
await Bun.sleep(IN_FLIGHT_MS);
await removeContainersOfOwner(engine, owner);
await removeNetworksOfOwner(engine, owner);
