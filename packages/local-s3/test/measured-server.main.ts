import process from "node:process";
import { createInterface } from "node:readline";
import { localS3 } from "../src/index.ts";
import { signedAt } from "./signed-form.ts";

const [folder = ""] = process.argv.slice(2);
const store = localS3({ folder, buckets: ["photos"], now: () => signedAt });
const { port, close } = await store.listen();
console.log(port);

// Each line that comes in begins a measurement, and ends the last: how far memory has risen meanwhile, in bytes.
let [first, highest] = [0, 0];
const sample = (): number => {
  const { rss } = process.memoryUsage();
  highest = Math.max(highest, rss);
  return rss;
};
const sampling = setInterval(sample, 5);
for await (const _line of createInterface({ input: process.stdin })) {
  sample();
  console.log(highest - first);
  first = highest = process.memoryUsage().rss;
}
clearInterval(sampling);
await close();
