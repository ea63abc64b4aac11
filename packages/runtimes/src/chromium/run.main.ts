import { writeFile } from "node:fs/promises";
import { runInChromium } from "./run-in-chromium.ts";

const [report = "", apart = "{}", ...files] = process.argv.slice(2);
const results = await runInChromium(files, { root: process.cwd(), apart: JSON.parse(apart), print: console.log });
await writeFile(report, results.map((result) => `${JSON.stringify(result)}\n`).join(""));
// What a test has left running outside of its page ends with it.
process.exit(results.every(({ outcome }) => outcome !== "failed") ? 0 : 1);
