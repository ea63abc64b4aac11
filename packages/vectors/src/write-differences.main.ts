import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { differences, differencesFile } from "./differences.ts";
import { folder } from "./vector-files.ts";

const [python] = process.argv.slice(2);
if (python === undefined) throw new Error("Say where a Python with boto3 is");
writeFileSync(join(folder, "differences.json"), differencesFile(await differences(python)));
