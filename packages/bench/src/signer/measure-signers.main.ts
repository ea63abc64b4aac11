// Runs on each runtime: what one signed form costs there, by each way to sign it. Writes one line of JSON.
import process from "node:process";
import { do_not_optimize, measure } from "mitata";
import { accountAt } from "../servers/account.ts";
import { faultOfFields } from "../verification/signed-fields.ts";
import { candidates } from "./candidates.ts";

const [, , rounds = "5", milliseconds = "300"] = process.argv;
const account = accountAt("http://127.0.0.1:9000");
const all = Object.entries(candidates(account));

for (const [name, sign] of all) {
  // The many sign for other buckets.
  if (name.includes("profiles")) continue;
  const first = await sign();
  const fault = faultOfFields(first.fields, account, Date.now());
  if (fault !== undefined) throw new Error(`${name} signs wrongly: ${fault}`);
  if (first.fields["key"] === (await sign()).fields["key"]) throw new Error(`${name} gives a key away twice`);
}

/** The clock is the process's own time, collecting garbage and compiling included: what others do meanwhile doesn't count. */
function cpuNanoseconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) * 1000;
}

const micros: Record<string, number[]> = Object.fromEntries(all.map(([name]) => [name, []]));
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, sign] of all) {
    const isAsync = sign.constructor.name === "AsyncFunction";
    const run = isAsync ? async () => do_not_optimize(await sign()) : () => do_not_optimize(sign());
    const { p50 } = await measure(run, { now: cpuNanoseconds, min_cpu_time: Number(milliseconds) * 1e6 });
    micros[name]?.push(p50 / 1000);
  }
}
console.log(JSON.stringify(micros));
