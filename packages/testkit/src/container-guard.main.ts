import { requireEngine } from "./engine-client.ts";
import { removeContainersOfOwner } from "./owned-containers.ts";

const IN_FLIGHT_MS = 1000;

const owner = Number(process.argv[2]);

// Nothing is ever written to this pipe: it ends when the owner does.
await Bun.stdin.text();

const engine = await requireEngine();
await removeContainersOfOwner(engine, owner);
// A container that the owner had asked for in its last moment may appear only now.
await Bun.sleep(IN_FLIGHT_MS);
await removeContainersOfOwner(engine, owner);
