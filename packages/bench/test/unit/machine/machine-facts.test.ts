import { expect, test } from "bun:test";
import { machineFacts } from "../../../src/machine/machine-facts.ts";

test("machineFacts() tells the versions of all runtimes that signers are measured on", async () => {
  const { versions } = await machineFacts();
  for (const runtime of ["bun", "node", "deno"]) expect(versions[runtime]).toMatch(/^\d+\.\d+\.\d+$/);
});
