import { resolve } from "node:path";
import { writeReference } from "./reference.ts";

const isClean = await writeReference(resolve(import.meta.dir, "../../../docs/reference"));
process.exitCode = isClean ? 0 : 1;
