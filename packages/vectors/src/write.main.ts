import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folder, vectorFiles } from "./vector-files.ts";

mkdirSync(folder, { recursive: true });
for (const [name, text] of vectorFiles()) writeFileSync(join(folder, name), text);
