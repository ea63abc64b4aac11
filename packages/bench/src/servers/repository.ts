import { join } from "node:path";

/** The repository's root. */
export const repository: string = join(import.meta.dir, "../../../..");

/** The folder of a peer's sources. */
export const peerFolder = (name: string): string => join(import.meta.dir, "../../peers", name);
