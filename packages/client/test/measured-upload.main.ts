import process from "node:process";
import { createSignedUrl, upload } from "../src/index.ts";
import { fileAt } from "../src/node/index.ts";

// Uploads a file, and tells the most memory that it took meanwhile, in bytes.
const [path = "", service = ""] = process.argv.slice(2);
let highest = 0;
const sample = (): void => {
  highest = Math.max(highest, process.memoryUsage().rss);
};
const sampling = setInterval(sample, 10);
const form = await createSignedUrl({ service });
const { key } = await upload(await fileAt(path), { form, onProgress: sample });
clearInterval(sampling);
console.log(JSON.stringify({ key, highest }));
