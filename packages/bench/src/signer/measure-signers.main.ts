// Runs on each runtime: what one signed form costs there, by each way to sign it. Writes one line of JSON.
import process from "node:process";
import { accountAt } from "../servers/account.ts";
import { faultOfFields } from "../verification/signed-fields.ts";
import { candidates } from "./candidates.ts";
import { inStretches } from "./stretches.ts";

const [, , rounds = "100", milliseconds = "3"] = process.argv;
const account = accountAt("http://127.0.0.1:9000");
const all = candidates(account);

for (const [name, sign] of Object.entries(all)) {
  // The many sign for other buckets.
  if (name.includes("profiles")) continue;
  const first = await sign();
  const fault = faultOfFields(first.fields, account, Date.now());
  if (fault !== undefined) throw new Error(`${name} signs wrongly: ${fault}`);
  if (first.fields["key"] === (await sign()).fields["key"]) throw new Error(`${name} gives a key away twice`);
}

console.log(JSON.stringify(await inStretches(all, { rounds: Number(rounds), milliseconds: Number(milliseconds) })));
