import { join } from "node:path";
import { billOfMaterials } from "./cyclone-dx.ts";
import { readLockfile } from "./lockfile.ts";

const lockfile = readLockfile(await Bun.file(join(import.meta.dir, "../../../bun.lock")).text());
console.log(JSON.stringify(billOfMaterials(lockfile, "apps/api", Bun.version), null, 2));
