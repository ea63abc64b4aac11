import { mkdir, rm, writeFile } from "node:fs/promises";
import { schemaFiles } from "./schema-files.ts";

const folder = new URL("../schemas/", import.meta.url);
await rm(folder, { recursive: true, force: true });
await mkdir(folder);
for (const [name, text] of schemaFiles) await writeFile(new URL(name, folder), text);
